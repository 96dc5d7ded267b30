import { IconFlag } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

const roles = [...company, 'vendor-admin', 'auditor'] as const;

export const pages: readonly Page[] = [
  {
    path: '/findings',
    title: 'Findings',
    roles,
    nav: { order: 45, icon: IconFlag },
    load: () => import('./FindingsPage.tsx'),
  },
  { path: '/findings/trends', title: 'Trends of findings', roles, load: () => import('./TrendsPage.tsx') },
  { path: '/findings/:id', title: 'Finding', roles, load: () => import('./FindingPage.tsx') },
];
