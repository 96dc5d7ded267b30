import { IconDeviceDesktop } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/devices',
    title: 'Devices',
    roles: [...company, 'vendor-admin', 'team-lead'],
    nav: { order: 62, icon: IconDeviceDesktop },
    load: () => import('./DevicesPage.tsx'),
  },
  {
    path: '/my-device',
    title: 'My device',
    roles: ['agent', 'team-lead', 'qa-analyst', 'vendor-admin', ...company],
    load: () => import('./MyDevicePage.tsx'),
  },
];
