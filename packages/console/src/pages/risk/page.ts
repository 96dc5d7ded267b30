import { IconScale } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/risk',
    title: 'Risk of vendors',
    roles: [...company, 'auditor'],
    nav: { order: 68, icon: IconScale },
    load: () => import('./RiskPage.tsx'),
  },
  {
    path: '/risk/assessments',
    title: 'Impact and transfer assessments',
    roles: [...company, 'auditor'],
    load: () => import('./AssessmentsPage.tsx'),
  },
];
