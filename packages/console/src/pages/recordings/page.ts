import { IconPlayerRecord } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { readers } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/recordings',
    title: 'Recordings',
    roles: [...readers, 'agent'],
    nav: { order: 59, icon: IconPlayerRecord },
    load: () => import('./RecordingsPage.tsx'),
  },
  {
    path: '/recordings/:recording',
    title: 'Recording',
    roles: readers,
    load: () => import('./RecordingPage.tsx'),
  },
];
