import { IconEraser } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { ROLES } from './roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/erasing',
    title: 'Erasing',
    roles: ROLES,
    nav: { order: 55.5, icon: IconEraser },
    load: () => import('./ErasingPage.tsx'),
  },
];
