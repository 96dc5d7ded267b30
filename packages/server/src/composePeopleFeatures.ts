import type { House } from './compose.ts';
import { composeCourseRoutes } from './people/courses/compose.ts';
import { composeTrainingRoutes } from './people/training/compose.ts';
import { composeConductRoutes } from './people/conduct/compose.ts';
import type { App } from './platform/http/index.ts';

/** How people are readied for data and kept so: training, phishing, conduct. A feature has a line here and composes itself in its folder. */
export function composePeopleFeatures(app: App, house: House): void {
  composeCourseRoutes(app, house);
  composeTrainingRoutes(app, house);
  composeConductRoutes(app, house);
}
