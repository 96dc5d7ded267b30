import { IconPlugConnected } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/service-accounts',
    title: 'Service accounts',
    roles: [...company, 'vendor-admin', 'team-lead', 'auditor'],
    nav: { order: 61, icon: IconPlugConnected },
    load: () => import('./ServiceAccountsPage.tsx'),
  },
];
