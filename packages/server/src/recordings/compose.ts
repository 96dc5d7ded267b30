import type { Kysely } from 'kysely';
import type { Keyring } from '../atRest/index.ts';
import { toPrincipal } from '../identity/index.ts';
import { stateOf, type Tickets } from '../tickets/index.ts';
import { createLocks } from './locks.ts';
import type { RecordingDeps } from './deps.ts';
import type { LookDeps } from './looking.ts';
import { AROUND_MS } from './recording.ts';
import { createRecordingStore } from './store.ts';
import type { AccessWithin, WatchingDeps } from './watching.ts';

/** Recordings, and the looks after them. */
export function composeRecordings(
  ground: Pick<LookDeps, 'policies' | 'findings' | 'now'> & {
    readonly db: Kysely<unknown>;
    readonly keyring: Keyring;
  },
) {
  const { db, keyring, ...looks } = ground;
  const recordings = createRecordingStore(db, keyring);
  return { recordings, recordingLooks: { recordings, ...looks } satisfies LookDeps };
}

/** What the routes of recorded browsers need. */
export function composeKeeping(
  ground: Omit<RecordingDeps, 'locks' | 'gate'> & Pick<Parameters<typeof createLocks>[0], 'gate' | 'rules'>,
): RecordingDeps {
  return { ...ground, locks: createLocks(ground) };
}

interface Accesses {
  list(
    filter: {
      readonly agent: string;
      readonly ticket: string;
      readonly kind: 'data';
      readonly from: Date;
      readonly until: Date;
    },
    scope: { readonly vendor: null; readonly windows: null },
    limit: number,
  ): Promise<readonly (AccessWithin & { readonly flags: readonly string[] })[]>;
  readonly windowsOf: WatchingDeps['windowsOf'];
}

const MOST_ACCESSES = 500;

/** What the routes of whoever watches need. */
export function composeWatching(
  ground: Pick<WatchingDeps, 'recordings' | 'gate' | 'now'> & {
    readonly tickets: Pick<Tickets, 'find'>;
    readonly accesses: Accesses;
  },
): WatchingDeps {
  const { recordings, gate, tickets, accesses, now } = ground;
  return {
    ...{ recordings, gate, now },
    ticket: (id) => tickets.find(id),
    stateOf: (ticket) => stateOf(ticket, 0),
    whoOf: (signedIn) => ({
      principal: { ...toPrincipal(signedIn, now().getTime(), null), role: signedIn.person.role },
      session: signedIn.sessionId,
      ip: signedIn.ip,
    }),
    windowsOf: (person) => accesses.windowsOf(person),
    async accesses({ person, ticket, startedAt, lastAt }) {
      const from = new Date(startedAt.getTime() - AROUND_MS);
      const until = new Date(lastAt.getTime() + AROUND_MS);
      const nobody = { vendor: null, windows: null };
      const filter = { agent: person, ticket, kind: 'data', from, until } as const;
      return (await accesses.list(filter, nobody, MOST_ACCESSES))
        .filter(({ flags }) => !flags.includes('recording'))
        .map(({ entry, at, kind, ok, fields }) => ({ entry, at, kind, ok, fields }))
        .toReversed();
    },
  };
}
