import { IconScale, IconUserCheck } from '@tabler/icons-react';
import type { PersonRole } from '../../api/types.ts';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

const vendors: readonly PersonRole[] = ['agent', 'team-lead', 'qa-analyst', 'vendor-admin'];

export const pages: readonly Page[] = [
  {
    path: '/conduct',
    title: 'Conduct',
    roles: [...company, 'vendor-admin'],
    nav: { order: 76, icon: IconScale },
    load: () => import('./ConductPage.tsx'),
  },
  {
    path: '/conduct/:id',
    title: 'Conduct case',
    roles: [...company, 'vendor-admin'],
    load: () => import('./CasePage.tsx'),
  },
  {
    path: '/conduct-counts',
    title: 'Conduct in numbers',
    roles: [...company, 'auditor'],
    nav: { order: 77, icon: IconUserCheck },
    load: () => import('./CountsPage.tsx'),
  },
  {
    path: '/my-conduct',
    title: 'My conduct',
    roles: vendors,
    nav: { order: 89, icon: IconUserCheck },
    load: () => import('./MyConductPage.tsx'),
  },
  {
    path: '/report-conduct',
    title: 'Report without a name',
    roles: 'anyone',
    load: () => import('./UnnamedPage.tsx'),
  },
];
