import { IconCalendarSearch } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    path: '/window',
    title: 'Window',
    roles: ['auditor'],
    homeOf: ['auditor'],
    nav: { order: 10, icon: IconCalendarSearch },
    load: () => import('./WindowPage.tsx'),
  },
];
