import { IconUrgent } from '@tabler/icons-react';
import type { Page } from '../../app/page.ts';
import { UntakenCount } from '../alerts/index.ts';
import { company } from '../../app/roles.ts';

export const pages: readonly Page[] = [
  {
    path: '/incidents',
    title: 'Incidents',
    roles: company,
    nav: { order: 12, icon: IconUrgent, Count: UntakenCount },
    load: () => import('./IncidentsPage.tsx'),
  },
  { path: '/incidents/:id', title: 'Incident', roles: company, load: () => import('./IncidentPage.tsx') },
];
