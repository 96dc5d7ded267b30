import { IconBellRinging } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/alerts',
    title: 'Alerts',
    roles: ['company-admin', 'security-officer', 'privacy-officer'],
    nav: { order: 53, icon: IconBellRinging },
    load: () => import('./AlertsPage.tsx'),
  },
];
