import type { App } from '../../platform/http/index.ts';
import type { Guard } from '../guard.ts';
import type { DoorPlace } from './place.ts';
import { doorsView } from './schemas.ts';

/** Where tools connect, for people to copy. */
export function doorPlaceRoutes(app: App, guard: Guard, place: DoorPlace): void {
  app.get(
    '/api/doors',
    {
      onRequest: guard.requireSignedIn,
      schema: { tags: ['door-credentials'], response: { 200: doorsView } },
    },
    async () => ({ postgres: place.now() }),
  );
}
