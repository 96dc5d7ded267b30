import { IconBellRinging } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { UntakenCount } from './UntakenCount.tsx';

export const pages: readonly Page[] = [
  {
    path: '/alerts',
    title: 'Alerts',
    roles: ['company-admin', 'security-officer', 'privacy-officer'],
    nav: { order: 12, icon: IconBellRinging, Count: UntakenCount },
    load: () => import('./AlertsPage.tsx'),
  },
];
