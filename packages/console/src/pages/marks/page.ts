import { IconBookmark } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/marks',
    title: 'Marked customers',
    roles: ['company-admin', 'security-officer', 'privacy-officer'],
    nav: { order: 66, icon: IconBookmark },
    load: () => import('./MarksPage.tsx'),
  },
];
