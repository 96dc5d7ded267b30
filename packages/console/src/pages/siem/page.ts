import { IconBroadcast } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/siem',
    title: 'Event receivers',
    roles: ['company-admin', 'security-officer', 'privacy-officer'],
    nav: { order: 66, icon: IconBroadcast },
    load: () => import('./SiemPage.tsx'),
  },
];
