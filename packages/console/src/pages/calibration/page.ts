import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/calibration',
    title: 'Thresholds',
    roles: ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'],
    nav: { order: 64.5, icon: IconAdjustmentsHorizontal },
    load: () => import('./CalibrationPage.tsx'),
  },
];
