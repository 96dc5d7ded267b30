import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/access-reviews/:id?',
    title: 'Access reviews',
    roles: [...company, 'vendor-admin', 'team-lead'],
    load: () => import('./ReviewsPage.tsx'),
  },
];
