import { IconFishHook, IconMailExclamation } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

const readers = [...company, 'vendor-admin', 'team-lead', 'auditor'] as const;

export const pages: readonly Page[] = [
  {
    path: '/phishing',
    title: 'Phishing exercises',
    roles: readers,
    nav: { order: 66, icon: IconFishHook },
    load: () => import('./PhishingPage.tsx'),
  },
  {
    path: '/phishing/:campaign',
    title: 'Phishing exercise',
    roles: readers,
    load: () => import('./CampaignPage.tsx'),
  },
  {
    path: '/report-message',
    title: 'Report a message',
    roles: ['agent', 'team-lead', 'qa-analyst', 'vendor-admin', ...company],
    nav: { order: 67, icon: IconMailExclamation },
    load: () => import('./ReportPage.tsx'),
  },
];
