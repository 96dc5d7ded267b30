import { IconNetwork } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/networks',
    title: 'Networks',
    roles: ['vendor-admin', 'team-lead'],
    nav: { order: 35, icon: IconNetwork },
    load: () => import('./NetworksPage.tsx'),
  },
];
