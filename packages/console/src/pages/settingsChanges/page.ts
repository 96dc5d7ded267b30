import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/settings-changes',
    title: 'Changes of settings',
    roles: [...company, 'vendor-admin', 'auditor'],
    load: () => import('./SettingsChangesPage.tsx'),
  },
];
