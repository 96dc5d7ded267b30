import { IconActivity } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/now',
    title: 'Now',
    roles: company,
    homeOf: ['company-admin', 'privacy-officer', 'security-officer'],
    nav: { order: 10, icon: IconActivity },
    load: () => import('./NowPage.tsx'),
  },
];
