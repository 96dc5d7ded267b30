import { IconAddressBook } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

const load = () => import('./DirectoryPage.tsx');

export const pages: readonly Page[] = [
  {
    path: '/directory',
    title: 'Directory',
    roles: ['vendor-admin'],
    nav: { order: 15, icon: IconAddressBook },
    load,
  },
  { path: '/vendors/:id/directory', title: 'Directory', roles: company, load },
];
