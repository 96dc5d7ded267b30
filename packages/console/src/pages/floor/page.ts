import { IconMap2 } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/floor',
    title: 'Live map',
    roles: ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'],
    nav: { order: 54.5, icon: IconMap2 },
    load: () => import('./FloorPage.tsx'),
  },
];
