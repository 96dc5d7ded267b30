import { IconDatabase } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/sources',
    title: 'Sources',
    roles: company,
    nav: { order: 50, icon: IconDatabase },
    load: () => import('./SourcesPage.tsx'),
  },
  {
    path: '/sources/connect',
    title: 'Connect a source',
    roles: ['company-admin'],
    load: () => import('./connect/ConnectPage.tsx'),
  },
  {
    path: '/sources/:id/log',
    title: 'The source’s own log',
    roles: [...company, 'auditor'],
    load: () => import('./reconcile/ReconcilePage.tsx'),
  },
  { path: '/sources/:id', title: 'Source', roles: company, load: () => import('./SourcePage.tsx') },
];
