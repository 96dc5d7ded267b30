import { IconFileCertificate } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

const roles = [...company, 'vendor-admin', 'team-lead', 'qa-analyst', 'auditor'] as const;

export const pages: readonly Page[] = [
  {
    path: '/agreements',
    title: 'Agreements',
    roles,
    nav: { order: 40, icon: IconFileCertificate },
    load: () => import('./AgreementsPage.tsx'),
  },
  {
    path: '/agreements/check',
    title: 'Check a contract',
    roles: ['company-admin', 'vendor-manager', 'vendor-admin', 'auditor'],
    load: () => import('./check/CheckPage.tsx'),
  },
  {
    path: '/agreements/verify',
    title: 'Verify a signed PDF',
    roles,
    load: () => import('./signing/VerifyPage.tsx'),
  },
  { path: '/agreements/:id', title: 'Agreement', roles, load: () => import('./AgreementPage.tsx') },
];
