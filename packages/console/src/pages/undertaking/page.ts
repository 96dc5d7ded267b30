import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/undertaking',
    title: 'Your undertaking',
    roles: ['agent'],
    load: () => import('./MyUndertakingPage.tsx'),
  },
  {
    path: '/undertakings',
    title: 'Undertakings',
    roles: [...company, 'vendor-admin', 'team-lead', 'auditor'],
    load: () => import('./RegisterPage.tsx'),
  },
];
