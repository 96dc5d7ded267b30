import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/exceptions',
    title: 'Leases and emergencies',
    roles: [...company, 'vendor-admin', 'team-lead'],
    load: () => import('./ExceptionsPage.tsx'),
  },
  {
    path: '/emergencies/:id',
    title: 'A case opened in an emergency',
    roles: [...company],
    load: () => import('./CasePage.tsx'),
  },
];
