import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/company-account',
    title: 'Company account',
    roles: ['company-admin', 'vendor-admin'],
    load: () => import('./SsoPage.tsx'),
  },
];
