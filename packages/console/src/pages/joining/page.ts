import { IconListCheck, IconUserCheck } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

export const pages: readonly Page[] = [
  {
    path: '/joining',
    title: 'Joining',
    roles: [...company, 'vendor-admin', 'team-lead'],
    nav: { order: 71, icon: IconListCheck },
    load: () => import('./JoiningPage.tsx'),
  },
  {
    path: '/joining/leavers',
    title: 'Leavers',
    roles: [...company, 'vendor-admin', 'team-lead', 'auditor'],
    load: () => import('./LeaversPage.tsx'),
  },
  {
    path: '/joining/leavers/:leaver',
    title: 'Proof of a leaver',
    roles: [...company, 'vendor-admin', 'team-lead', 'auditor'],
    load: () => import('./LeaverPage.tsx'),
  },
  {
    path: '/joining/mine',
    title: 'My start',
    roles: ['agent'],
    nav: { order: 71, icon: IconUserCheck },
    load: () => import('./MyStartPage.tsx'),
  },
];
