import type { House } from './compose.ts';
import { composeAwareness } from './people/awareness/compose.ts';
import { awarenessRoutes } from './people/awareness/routes.ts';
import { composeJoining } from './people/joining/compose.ts';
import { joiningRoutes } from './people/joining/routes.ts';
import type { App } from './platform/http/index.ts';

/** How people are readied for data and kept so: training, phishing, conduct. A feature has a line here and composes itself in its folder. */
export function composePeopleFeatures(app: App, house: House): void {
  const { guard } = house.identity;
  joiningRoutes(app, guard, composeJoining(house));
  awarenessRoutes(app, guard, composeAwareness(house));
}
