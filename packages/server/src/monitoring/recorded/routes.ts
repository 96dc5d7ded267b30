import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { recordedView } from './schemas.ts';
import type { RecordedStore } from './store.ts';

export interface RecordedRoutesDeps {
  readonly store: RecordedStore;
  readonly now: () => Date;
}

const DAYS = 30;
const NEWEST = 50;

/** What is recorded about oneself. Not what was concluded from it: whoever is watched is not warned. */
export function recordedRoutes(app: App, guard: Guard, { store, now }: RecordedRoutesDeps): void {
  app.get(
    '/api/me/recorded',
    {
      onRequest: guard.requireSignedIn,
      schema: { tags: ['me'], response: { 200: recordedView } },
    },
    async (request) => {
      const { id } = signedIn(request).person;
      const since = new Date(now().getTime() - DAYS * 86_400_000);
      const [kinds, newest] = await Promise.all([store.kinds(id, since), store.newest(id, NEWEST)]);
      return {
        days: DAYS,
        kinds: kinds.map(({ first, last, ...kind }) => ({
          ...{ ...kind, first: first.toISOString(), last: last.toISOString() },
        })),
        newest: newest.map((one) => ({ ...one, at: one.at.toISOString() })),
      };
    },
  );
}
