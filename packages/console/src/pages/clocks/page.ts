import { IconHourglassHigh } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

const roles = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-admin'] as const;

export const pages: readonly Page[] = [
  {
    path: '/clocks',
    title: 'Breach clocks',
    roles,
    nav: { order: 66.5, icon: IconHourglassHigh },
    load: () => import('./ClocksPage.tsx'),
  },
  {
    path: '/clocks/:incident',
    title: 'Clocks of an incident',
    roles,
    load: () => import('./IncidentPage.tsx'),
  },
];
