import { IconVocabulary } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { OWNERS } from './owners.ts';

export const pages: readonly Page[] = [
  {
    path: '/dictionary',
    title: 'Dictionary',
    roles: OWNERS,
    nav: { order: 58.5, icon: IconVocabulary },
    load: () => import('./DictionaryPage.tsx'),
  },
];
