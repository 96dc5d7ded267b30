import { IconChecklist } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

const roles = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
  ...(['vendor-admin', 'team-lead', 'qa-analyst'] as const),
];

export const pages: readonly Page[] = [
  {
    path: '/quality',
    title: 'Quality',
    roles,
    nav: { order: 57, icon: IconChecklist },
    load: () => import('./ConversationsPage.tsx'),
  },
  {
    path: '/quality/audit',
    title: 'Quality',
    roles: ['auditor'],
    nav: { order: 57, icon: IconChecklist },
    load: () => import('./AuditPage.tsx'),
  },
  {
    path: '/quality/reports',
    title: 'Quality reports',
    roles,
    load: () => import('./ReportsPage.tsx'),
  },
  {
    path: '/quality/misses',
    title: 'Marked misses',
    roles,
    load: () => import('./MissesPage.tsx'),
  },
  {
    path: '/quality/withheld',
    title: 'Withheld conversations',
    roles,
    load: () => import('./WithheldPage.tsx'),
  },
  {
    path: '/quality/keys',
    title: 'Keys of contact centres',
    roles: ['company-admin', 'vendor-admin'],
    load: () => import('./KeysPage.tsx'),
  },
  {
    path: '/quality/conversations/:conversation',
    title: 'Conversation',
    roles,
    load: () => import('./ConversationPage.tsx'),
  },
];
