import { IconCertificate } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company, readers } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/training',
    title: 'Training',
    roles: ['agent', ...company, 'vendor-admin', 'team-lead', 'auditor'],
    nav: { order: 63, icon: IconCertificate },
    load: () => import('./TrainingPage.tsx'),
  },
  {
    path: '/training/mine',
    title: 'My training',
    roles: ['agent', ...readers],
    load: () => import('./MyTrainingPage.tsx'),
  },
  {
    path: '/training/next',
    title: 'The course to take now',
    roles: ['agent', ...readers],
    load: () => import('./NextCoursePage.tsx'),
  },
];
