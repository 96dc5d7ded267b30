import { IconSettings } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { roleName } from '../../app/roles.ts';
import type { PersonRole } from '../../api/types.ts';

export const pages: readonly Page[] = [
  {
    path: '/settings',
    title: 'Settings',
    roles: Object.keys(roleName) as PersonRole[],
    nav: { order: 90, icon: IconSettings },
    load: () => import('./SettingsPage.tsx'),
  },
];
