import { IconShieldBolt } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/drills',
    title: 'Breach drills',
    roles: ['company-admin', 'security-officer', 'privacy-officer', 'auditor'],
    nav: { order: 64, icon: IconShieldBolt },
    load: () => import('./DrillsPage.tsx'),
  },
  {
    path: '/drills/tabletop',
    title: 'Breach drills at the table',
    roles: ['company-admin', 'security-officer', 'privacy-officer', 'auditor'],
    load: () => import('./TabletopPage.tsx'),
  },
];
