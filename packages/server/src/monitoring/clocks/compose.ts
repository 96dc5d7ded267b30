import type { DataMap, Terms } from '@cordon/core/kernel';
import type { Kysely } from 'kysely';
import type { Findings } from '../../assurance/index.ts';
import type { Guard, SignedActs } from '../../identity/index.ts';
import type { EnterAct, OwedEntries } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import { createIncidentStore } from '../incidents/store.ts';
import type { NoticeDeps } from '../notices/deps.ts';
import { noticeRoutes } from '../notices/routes.ts';
import { createPeopleStore } from '../notices/people.store.ts';
import { createNoticeStore } from '../notices/store.ts';
import type { BreachDuty, TouchedAgreement } from './deps.ts';
import type { ScopeDeps } from './scoping.ts';
import { clockRoutes } from './routes.ts';
import { createClockStore } from './store.ts';

interface Party {
  readonly id: string;
  readonly name: string;
}

export interface ClockGround {
  readonly db: Kysely<unknown>;
  readonly scoping: ScopeDeps['scoping'];
  readonly sources: { list(): Promise<readonly { readonly map: DataMap }[]> };
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  readonly agreements: {
    list(): Promise<
      readonly {
        readonly id: string;
        readonly title: string;
        readonly controller: Party;
        readonly processor: Party;
      }[]
    >;
    versions(
      agreement: string,
    ): Promise<
      readonly { readonly terms: string; readonly signatures: readonly { readonly party: string }[] }[]
    >;
  };
  readonly people: { company(): Promise<Party | null> };
  readonly signedActs: SignedActs;
  readonly owed: OwedEntries;
  readonly enterAct: EnterAct;
  readonly findings: Findings;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** @returns what clocks and notices need, their jobs and routes alike */
export function composeClocks(ground: ClockGround): { readonly clockDeps: NoticeDeps } {
  const { db, people, signedActs, owed, enterAct, findings, mailer, baseUrl, log, now } = ground;
  return {
    clockDeps: {
      store: createClockStore(db),
      notices: createNoticeStore(db, ground.keys),
      noticePeople: createPeopleStore(db, ground.keys),
      ...{ signedActs, findings, mailer, baseUrl, log, now },
      scoping: ground.scoping,
      isDrill: async (incident) => ((await createIncidentStore(db).find(incident))?.drill ?? null) !== null,
      clausesOf: async (incident) => [
        ...new Set((await createIncidentStore(db).clauses(incident)).map(({ clause }) => clause)),
      ],
      dataMaps: async () => (await ground.sources.list()).map(({ map }) => map),
      settle: () => owed.settle(),
      company: () => people.company(),
      agreements: () => touchedAgreements(ground.agreements),
      enter: (act, actor, agreement, words) =>
        enterAct({ act, ...actor, agreement, code: null, at: now(), words }),
    },
  };
}

export function composeClockRoutes(app: App, guard: Guard, deps: NoticeDeps): void {
  clockRoutes(app, guard, deps);
  noticeRoutes(app, guard, deps);
}

async function touchedAgreements(
  agreements: ClockGround['agreements'],
): Promise<readonly TouchedAgreement[]> {
  return Promise.all(
    (await agreements.list()).map(async ({ id, title, controller, processor }) => {
      // Newest first: what only one side signed binds nobody.
      const signed = (await agreements.versions(id)).find(({ signatures }) =>
        [controller, processor].every((side) => signatures.some(({ party }) => party === side.id)),
      );
      return { id, title, vendor: processor, duties: signed === undefined ? [] : dutiesIn(signed.terms) };
    }),
  );
}

function dutiesIn(terms: string): readonly BreachDuty[] {
  return (JSON.parse(terms) as Terms).duties.flatMap(({ clause, kind, by, hours }) =>
    kind === 'breach-notice' && by === 'processor' && typeof hours === 'number' ? [{ clause, hours }] : [],
  );
}
