import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/people/:id',
    title: 'Person',
    roles: [...company, 'vendor-admin', 'team-lead', 'qa-analyst'],
    load: () => import('./PersonPage.tsx'),
  },
];
