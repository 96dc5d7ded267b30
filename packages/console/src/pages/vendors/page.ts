import { IconBuildings } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/vendors',
    title: 'Vendors',
    roles: company,
    homeOf: ['vendor-manager'],
    nav: { order: 30, icon: IconBuildings },
    load: () => import('./VendorsPage.tsx'),
  },
  { path: '/vendors/:id', title: 'Vendor', roles: company, load: () => import('./VendorPage.tsx') },
];
