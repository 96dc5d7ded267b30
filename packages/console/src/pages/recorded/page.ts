import { IconEye } from '@tabler/icons-react';
import type { PersonRole } from '../../api/types.ts';
import type { Page } from '../../app/page.ts';
import { roleName } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/recorded',
    title: 'What is recorded about me',
    roles: Object.keys(roleName) as PersonRole[],
    nav: { order: 88, icon: IconEye },
    load: () => import('./RecordedPage.tsx'),
  },
];
