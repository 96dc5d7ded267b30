import { IconNetwork } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/networks',
    title: 'Networks',
    roles: ['vendor-admin', 'team-lead'],
    nav: { order: 60, icon: IconNetwork },
    load: () => import('./NetworksPage.tsx'),
  },
  {
    path: '/network-changes',
    title: 'Network changes',
    roles: [...company, 'auditor'],
    load: () => import('./ChangesPage.tsx'),
  },
];
