import { IconListDetails } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { readers } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/accesses',
    title: 'Accesses',
    roles: readers,
    homeOf: ['qa-analyst'],
    nav: { order: 20, icon: IconListDetails },
    load: () => import('./AccessesPage.tsx'),
  },
  {
    path: '/scope',
    title: 'Whose data was seen',
    roles: readers,
    load: () => import('./ScopePage.tsx'),
  },
];
