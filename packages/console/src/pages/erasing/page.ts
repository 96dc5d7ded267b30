import { IconEraser } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/erasing',
    title: 'Erasing',
    roles: ['company-admin', 'privacy-officer', 'security-officer', 'auditor'],
    nav: { order: 55.5, icon: IconEraser },
    load: () => import('./ErasingPage.tsx'),
  },
];
