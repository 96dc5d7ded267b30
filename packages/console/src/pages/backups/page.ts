import { IconDatabaseExport } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/backups',
    title: 'Backups',
    roles: ['company-admin', 'security-officer', 'privacy-officer', 'auditor'],
    nav: { order: 66, icon: IconDatabaseExport },
    load: () => import('./BackupsPage.tsx'),
  },
];
