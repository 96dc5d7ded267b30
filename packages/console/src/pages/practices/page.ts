import { IconListCheck } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/practices',
    title: 'Practices',
    roles: [...company, 'auditor'],
    nav: { order: 60, icon: IconListCheck },
    load: () => import('./PracticesPage.tsx'),
  },
];
