import { IconInbox } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

const load = () => import('./TicketsPage.tsx');

export const pages: readonly Page[] = [
  {
    path: '/tickets',
    title: 'My tickets',
    roles: ['agent'],
    homeOf: ['agent'],
    nav: { order: 10, icon: IconInbox },
    load,
  },
  { path: '/tickets/:ticket', title: 'Ticket', roles: ['agent'], load },
];
