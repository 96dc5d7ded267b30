import { IconBooks } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/frameworks',
    title: 'Frameworks',
    roles: [...company, 'auditor'],
    nav: { order: 61, icon: IconBooks },
    load: () => import('./FrameworksPage.tsx'),
  },
  {
    path: '/frameworks/:id',
    title: 'A document of others',
    roles: company,
    load: () => import('./DocumentPage.tsx'),
  },
];
