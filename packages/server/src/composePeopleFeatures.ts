import type { House } from './compose.ts';
import { composeCourseRoutes } from './people/courses/compose.ts';
import { composeTrainingRoutes } from './people/training/compose.ts';
import { composeConductRoutes } from './people/conduct/compose.ts';
import { composeAwareness } from './people/awareness/compose.ts';
import { awarenessRoutes } from './people/awareness/routes.ts';
import { composeJoining } from './people/joining/compose.ts';
import { joiningRoutes } from './people/joining/routes.ts';
import { composePhishingRoutes } from './people/phishing/compose.ts';
import type { App } from './platform/http/index.ts';

/** How people are readied for data and kept so: training, phishing, conduct. A feature has a line here and composes itself in its folder. */
export function composePeopleFeatures(app: App, house: House): void {
  const { guard } = house.identity;
  composeCourseRoutes(app, house);
  composeTrainingRoutes(app, house);
  composeConductRoutes(app, house);
  joiningRoutes(app, guard, composeJoining(house));
  awarenessRoutes(app, guard, composeAwareness(house));
  composePhishingRoutes(app, house);
}
