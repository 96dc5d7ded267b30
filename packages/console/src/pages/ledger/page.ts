import { IconBook2 } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/ledger',
    title: 'Ledger',
    roles: [...company, 'vendor-admin', 'team-lead', 'qa-analyst', 'auditor'],
    nav: { order: 55, icon: IconBook2 },
    load: () => import('./LedgerPage.tsx'),
  },
];
