import { IconCertificate } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/attestations',
    title: 'Attestations',
    roles: [...company, 'vendor-admin', 'team-lead', 'auditor'],
    nav: { order: 67, icon: IconCertificate },
    load: () => import('./AttestationsPage.tsx'),
  },
];
