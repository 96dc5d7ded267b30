import type { EndReason, LifeEventKind } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Kysely } from 'kysely';
import { revokeWithin, type RevokedCounts, type RevokeTarget } from '../../identity/index.ts';
import {
  createAgreementStore,
  type Agreement,
  type AgreementTables,
  type NewVersion,
  type Version,
} from '../store.ts';
import { keepSignature, type KeptSignature, type SigningTables } from '../signing/store.ts';

/** What happened to an agreement, as recorded. */
export interface RecordedEvent {
  readonly seq: number;
  readonly kind: LifeEventKind;
  readonly version: number | null;
  readonly party: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
  readonly reason: EndReason | null;
}

export interface NewEvent {
  readonly kind: LifeEventKind;
  readonly version?: number;
  readonly party: string | null;
  readonly person: string | null;
  readonly at: Date;
  readonly reason?: EndReason;
}

/** All an act needs to know before it may be done. */
export interface Seen {
  readonly agreement: Agreement;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly events: readonly RecordedEvent[];
}

/** An event, and the rows that come with it. */
export interface Recording {
  readonly event: NewEvent;
  readonly version?: NewVersion;
  readonly signature?: KeptSignature;
  /** What loses its rights by it. */
  readonly revokes?: readonly RevokeTarget[];
}

/** An act that was kept. */
export interface Recorded {
  /** The number of the event. */
  readonly seq: number;
  readonly revoked: RevokedCounts;
}

export interface LifeStore {
  /** In the order in which they happened. */
  events(agreement: string): Promise<readonly RecordedEvent[]>;
  /** An agreement with its first version and event, or none of them. */
  create(
    agreement: AgreementTables['cordon.agreements'],
    version: NewVersion,
    event: NewEvent,
  ): Promise<void>;
  /**
   * One act on an agreement at a time, whatever the replica: `decide` sees it as it stands and stays, and what it
   * answers is kept whole or not at all. What `decide` throws comes out, and nothing is kept.
   * @returns null when there is no such agreement
   * @throws Failure `already-done` for a second signature of a party on a version
   */
  record(agreement: string, decide: (seen: Seen) => Recording): Promise<Recorded | null>;
  /** Takes away what an act that was recorded before should have taken away. */
  revoke(targets: readonly RevokeTarget[], at: Date): Promise<RevokedCounts>;
}

/** The log of what happened to agreements; it only grows. */
export function createLifeStore(db: Kysely<AgreementTables>): LifeStore {
  return {
    events: (agreement) => readEvents(db, agreement),

    async create(agreement, version, event) {
      await db.transaction().execute(async (tx) => {
        await createAgreementStore(tx).create(agreement, version);
        await insertEvent(tx, agreement.id, 1, event);
      });
    },

    async record(id, decide) {
      return db.transaction().execute(async (tx) => {
        await tx.selectFrom('cordon.agreements').select('id').where('id', '=', id).forUpdate().execute();
        const store = createAgreementStore(tx);
        const agreement = await store.find(id);
        if (agreement === null) return null;
        const [versions, events] = [await store.versions(id), await readEvents(tx, id)];
        const { event, version, signature, revokes = [] } = decide({ agreement, versions, events });
        if (version !== undefined) await store.addVersion(id, version);
        if (
          signature !== undefined &&
          !(await keepSignature(tx as unknown as Kysely<SigningTables>, signature))
        ) {
          throw new Failure('already-done');
        }
        if (event.kind === 'ended' || event.kind === 'expired') await store.end(id, event.person, event.at);
        const seq = (events.at(-1)?.seq ?? 0) + 1;
        await insertEvent(tx, id, seq, event);
        return { seq, revoked: await revokeWithin(tx, revokes, event.at) };
      });
    },

    revoke: (targets, at) => db.transaction().execute((tx) => revokeWithin(tx, targets, at)),
  };
}

async function readEvents(db: Kysely<AgreementTables>, agreement: string): Promise<readonly RecordedEvent[]> {
  const rows = await db
    .selectFrom('cordon.agreement_events as e')
    .leftJoin('cordon.persons as p', 'p.id', 'e.person_id')
    .select(['e.seq', 'e.kind', 'e.version', 'e.party_id', 'e.person_id', 'p.name', 'e.at', 'e.words'])
    .where('e.agreement_id', '=', agreement)
    .orderBy('e.seq')
    .execute();
  return rows.map((row) => {
    // jsonb comes back parsed, although it is written as text.
    const words = row.words as unknown as { readonly reason?: EndReason };
    return {
      seq: row.seq,
      kind: row.kind,
      version: row.version,
      party: row.party_id,
      person: row.person_id === null ? null : { id: row.person_id, name: row.name ?? '' },
      at: row.at,
      reason: words.reason ?? null,
    };
  });
}

async function insertEvent(
  db: Kysely<AgreementTables>,
  agreement: string,
  seq: number,
  { kind, version, party, person, at, reason }: NewEvent,
): Promise<void> {
  await db
    .insertInto('cordon.agreement_events')
    .values({
      agreement_id: agreement,
      seq,
      kind,
      version: version ?? null,
      party_id: party,
      person_id: person,
      at,
      words: JSON.stringify(reason === undefined ? {} : { reason }),
    })
    .execute();
}
