import { IconFeather } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/canaries',
    title: 'Canaries',
    roles: ['company-admin', 'security-officer', 'privacy-officer'],
    nav: { order: 65, icon: IconFeather },
    load: () => import('./CanariesPage.tsx'),
  },
];
