import { IconDoorEnter } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

const roles = [...company, 'vendor-admin', 'team-lead', 'auditor'] as const;

export const pages: readonly Page[] = [
  {
    path: '/badges',
    title: 'Sites and badges',
    roles,
    nav: { order: 68, icon: IconDoorEnter },
    load: () => import('./SitesPage.tsx'),
  },
  { path: '/badges/:site', title: 'Site', roles, load: () => import('./SitePage.tsx') },
  {
    path: '/badges/:site/walks/:walk',
    title: 'A walk through a site',
    roles,
    load: () => import('./walk/ReadWalkPage.tsx'),
  },
  {
    path: '/badges/:site/walk',
    title: 'Walk through a site',
    roles: ['company-admin', 'security-officer', 'vendor-manager', 'vendor-admin'],
    load: () => import('./walk/WalkPage.tsx'),
  },
];
