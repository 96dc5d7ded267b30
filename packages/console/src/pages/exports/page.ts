import { IconPackageExport } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { tracers } from '../../app/rights.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/exports',
    title: 'Exports',
    roles: [...company, 'vendor-admin', 'team-lead', 'agent'],
    nav: { order: 70, icon: IconPackageExport },
    load: () => import('./ExportsPage.tsx'),
  },
  {
    path: '/exports/trace',
    title: 'Trace a leaked file',
    roles: tracers,
    load: () => import('./TracePage.tsx'),
  },
];
