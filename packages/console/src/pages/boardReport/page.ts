import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/board-report',
    title: 'Board report',
    roles: company,
    load: () => import('./BoardReportPage.tsx'),
  },
];
