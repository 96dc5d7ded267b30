import type { House } from './compose.ts';
import { composePhishingRoutes } from './people/phishing/compose.ts';
import type { App } from './platform/http/index.ts';

/** How people are readied for data and kept so: training, phishing, conduct. A feature has a line here and composes itself in its folder. */
export function composePeopleFeatures(app: App, house: House): void {
  composePhishingRoutes(app, house);
}
