import { IconClipboardCheck, IconPaperclip } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/audits',
    title: 'Audits',
    roles: [...company, 'vendor-admin', 'auditor'],
    nav: { order: 62, icon: IconClipboardCheck },
    load: () => import('./AuditsPage.tsx'),
  },
  {
    path: '/audits/:id',
    title: 'Audit',
    roles: [...company, 'vendor-admin', 'auditor'],
    load: () => import('./AuditPage.tsx'),
  },
  {
    path: '/audit-requests',
    title: 'Evidence asked for',
    roles: ['company-admin', 'privacy-officer', 'security-officer', 'vendor-admin'],
    nav: { order: 63, icon: IconPaperclip },
    load: () => import('./RequestsPage.tsx'),
  },
];
