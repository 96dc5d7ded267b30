import { IconChecklist } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/controls',
    title: 'Controls',
    roles: [
      ...(['company-admin', 'security-officer', 'privacy-officer', 'vendor-manager'] as const),
      ...(['vendor-admin', 'team-lead', 'auditor'] as const),
    ],
    nav: { order: 63, icon: IconChecklist },
    load: () => import('./ControlsPage.tsx'),
  },
];
