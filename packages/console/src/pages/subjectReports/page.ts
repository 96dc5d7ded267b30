import { IconUserSearch } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/access-reports',
    title: 'Access reports',
    roles: ['company-admin', 'privacy-officer'],
    nav: { order: 55.2, icon: IconUserSearch },
    load: () => import('./SubjectReportsPage.tsx'),
  },
];
