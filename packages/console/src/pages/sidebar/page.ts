import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/sidebar-window',
    title: 'Work in the helpdesk',
    roles: ['agent'],
    load: () => import('./WindowPage.tsx'),
  },
];
