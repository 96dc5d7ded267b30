import { IconUsersGroup } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/team',
    title: 'My team',
    roles: ['vendor-admin', 'team-lead', 'qa-analyst'],
    homeOf: ['vendor-admin', 'team-lead'],
    nav: { order: 10, icon: IconUsersGroup },
    load: () => import('./TeamPage.tsx'),
  },
];
