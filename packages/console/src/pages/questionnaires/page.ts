import { IconClipboardCheck } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

const readers = [...company, 'vendor-admin', 'team-lead', 'auditor'] as const;

export const pages: readonly Page[] = [
  {
    path: '/questionnaires',
    title: 'Assessments of vendors',
    roles: readers,
    nav: { order: 66, icon: IconClipboardCheck },
    load: () => import('./QuestionnairesPage.tsx'),
  },
  {
    path: '/questionnaires/:id',
    title: 'Assessment of a vendor',
    roles: readers,
    load: () => import('./QuestionnairePage.tsx'),
  },
  {
    path: '/links/:kind/:id',
    title: 'Links for people without an account',
    roles: company,
    load: () => import('./LinksPage.tsx'),
  },
  {
    path: '/assessment',
    title: 'What you are asked',
    roles: 'anyone',
    load: () => import('./GuestPage.tsx'),
  },
];
