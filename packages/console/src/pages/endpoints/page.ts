import { IconServer2 } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/endpoints',
    title: 'Endpoints',
    roles: [
      'company-admin',
      'security-officer',
      'privacy-officer',
      'vendor-manager',
      'vendor-admin',
      'auditor',
    ],
    nav: { order: 67, icon: IconServer2 },
    load: () => import('./EndpointsPage.tsx'),
  },
];
