import { IconFlag } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/findings',
    title: 'Findings',
    roles: [...company, 'vendor-admin', 'auditor'],
    nav: { order: 45, icon: IconFlag },
    load: () => import('./FindingsPage.tsx'),
  },
];
