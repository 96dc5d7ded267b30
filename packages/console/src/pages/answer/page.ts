import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  { path: '/answer', title: 'Your side of it', roles: 'anyone', load: () => import('./AnswerPage.tsx') },
];
