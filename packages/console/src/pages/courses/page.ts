import { IconSchool } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company, readers } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/courses',
    title: 'Courses',
    roles: ['agent', ...readers],
    nav: { order: 62, icon: IconSchool },
    load: () => import('./CoursesPage.tsx'),
  },
  {
    path: '/courses/:course',
    title: 'Course',
    roles: ['agent', ...readers],
    load: () => import('./ReaderPage.tsx'),
  },
  {
    path: '/courses/:course/paper/:paper',
    title: 'Paper of a course',
    roles: ['agent', ...readers],
    load: () => import('./PaperPage.tsx'),
  },
  {
    path: '/course-register',
    title: 'All courses',
    roles: company,
    load: () => import('./RegisterPage.tsx'),
  },
  {
    path: '/course-register/:course/:language',
    title: 'Write a course',
    roles: ['company-admin', 'privacy-officer'],
    load: () => import('./EditorPage.tsx'),
  },
  {
    path: '/completions',
    title: 'Passed elsewhere',
    roles: [...company, 'vendor-admin', 'team-lead'],
    load: () => import('./ImportsPage.tsx'),
  },
];
