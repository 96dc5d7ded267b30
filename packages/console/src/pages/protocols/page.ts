import { IconSpeakerphone } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/my-protocols',
    title: 'My protocols',
    roles: ['agent'],
    nav: { order: 20, icon: IconSpeakerphone },
    load: () => import('./MyProtocolsPage.tsx'),
  },
  {
    path: '/protocols/:agreement?/:purpose?',
    title: 'Protocols',
    roles: [...company, 'vendor-admin', 'team-lead', 'qa-analyst', 'auditor'],
    nav: { order: 58, icon: IconSpeakerphone },
    load: () => import('./ProtocolsPage.tsx'),
  },
];
