import { IconBulb, IconMessageExclamation } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

export const pages: readonly Page[] = [
  {
    path: '/awareness',
    title: 'Awareness',
    roles: [...company, 'vendor-admin', 'team-lead', 'auditor'],
    nav: { order: 78, icon: IconBulb },
    load: () => import('./AwarenessPage.tsx'),
  },
  {
    path: '/near-misses',
    title: 'Near misses',
    roles: [...company, 'vendor-admin', 'team-lead', 'qa-analyst', 'agent'],
    nav: { order: 79, icon: IconMessageExclamation },
    load: () => import('./NearMissesPage.tsx'),
  },
];
