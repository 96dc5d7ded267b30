import { IconEye } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/preview',
    title: 'Preview as',
    roles: [...company, 'vendor-admin'],
    nav: { order: 75, icon: IconEye },
    load: () => import('./PreviewPage.tsx'),
  },
];
