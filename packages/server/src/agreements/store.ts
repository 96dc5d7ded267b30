import type { Clause, LifeEventKind, Particulars } from '@cordon/core/agreements';
import type { Kysely } from 'kysely';
import type { SigningTables } from './signing/store.ts';

export type AgreementTables = SigningTables & {
  'cordon.agreements': {
    id: string;
    title: string;
    controller_id: string;
    processor_id: string;
    source_id: string;
    created_at: Date;
    ended_at: Date | null;
    ended_by: string | null;
  };
  'cordon.agreement_versions': {
    agreement_id: string;
    version: number;
    terms: string;
    terms_hash: Buffer;
    clauses: string;
    created_at: Date;
    particulars: string;
    created_by: string | null;
    party_id: string | null;
    kind: string;
  };
  'cordon.agreement_events': {
    agreement_id: string;
    seq: number;
    kind: LifeEventKind;
    version: number | null;
    party_id: string | null;
    person_id: string | null;
    at: Date;
    words: string;
  };
  'cordon.parties': { id: string; name: string };
  'cordon.persons': { id: string; name: string };
};

export interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly controller: { readonly id: string; readonly name: string };
  readonly processor: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly endedAt: Date | null;
}

export interface Signature {
  readonly party: string;
  /** Whose key it was made with: a signature counts only when it is the party's own. */
  readonly keyParty: string;
  readonly person: string;
  readonly credentialId: Buffer;
  /** DER SubjectPublicKeyInfo of the passkey, and the host it is bound to. */
  readonly publicKey: Buffer;
  readonly rpId: string;
  readonly revokedAt: Date | null;
  /** The WebAuthn assertion. */
  readonly authenticatorData: Buffer;
  readonly clientDataJSON: Buffer;
  readonly signature: Buffer;
  readonly at: Date;
}

export interface Version {
  readonly version: number;
  readonly terms: string;
  readonly hash: Buffer;
  readonly clauses: readonly Clause[];
  readonly particulars: Particulars;
  readonly kind: VersionKind;
  /** Party id of the side that proposed it; null for versions that say nothing of it. */
  readonly party: string | null;
  /** Name of the person who made it. */
  readonly person: string | null;
  readonly createdAt: Date;
  /** SHA-256 of the document before any signature; null while nobody has begun to sign. */
  readonly documentHash: Buffer | null;
  readonly signatures: readonly Signature[];
}

/** Why a version came to be: the first one, a proposal of either side, or a confirmation of what a clause does. */
export type VersionKind = 'draft' | 'redline' | 'confirmation';

/** A version to be kept; `person` is the id of its maker. */
export type NewVersion = Omit<Version, 'signatures' | 'documentHash'>;

export type AgreementStore = ReturnType<typeof createAgreementStore>;

/** Rows of agreements and versions, with the signatures they have. */
export function createAgreementStore(db: Kysely<AgreementTables>) {
  const agreements = () =>
    db
      .selectFrom('cordon.agreements as a')
      .innerJoin('cordon.parties as c', 'c.id', 'a.controller_id')
      .innerJoin('cordon.parties as p', 'p.id', 'a.processor_id')
      .select([
        'a.id',
        'a.title',
        'a.controller_id',
        'c.name as controller_name',
        'a.processor_id',
        'p.name as processor_name',
        'a.source_id',
        'a.ended_at',
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof agreements>['execute']>>[number];
  const toAgreement = (row: Row): Agreement => ({
    id: row.id,
    title: row.title,
    controller: { id: row.controller_id, name: row.controller_name },
    processor: { id: row.processor_id, name: row.processor_name },
    source: row.source_id,
    endedAt: row.ended_at,
  });

  return {
    async list(): Promise<readonly Agreement[]> {
      return (await agreements().orderBy('a.created_at', 'desc').orderBy('a.id').execute()).map(toAgreement);
    },

    async find(id: string): Promise<Agreement | null> {
      const row = await agreements().where('a.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toAgreement(row);
    },

    /** All versions, newest first, with their signatures. */
    async versions(agreement: string): Promise<readonly Version[]> {
      const rows = await db
        .selectFrom('cordon.agreement_versions as v')
        .leftJoin('cordon.agreement_documents as d', (join) =>
          join.onRef('d.agreement_id', '=', 'v.agreement_id').onRef('d.version', '=', 'v.version'),
        )
        .leftJoin('cordon.persons as p', 'p.id', 'v.created_by')
        .selectAll('v')
        .select(['d.hash as document_hash', 'p.name as person'])
        .where('v.agreement_id', '=', agreement)
        .orderBy('v.version', 'desc')
        .execute();
      const signatures = await db
        .selectFrom('cordon.agreement_signatures as s')
        .innerJoin('cordon.party_keys as k', 'k.id', 's.key_id')
        .innerJoin('cordon.persons as p', 'p.id', 's.person_id')
        .select([
          's.version',
          's.party_id',
          'p.name as person',
          'k.credential_id',
          'k.public_key',
          'k.rp_id',
          'k.party_id as key_party',
          'k.revoked_at',
          's.authenticator_data',
          's.client_data',
          's.signature',
          's.signed_at',
        ])
        .where('s.agreement_id', '=', agreement)
        .orderBy('s.revision')
        .execute();
      return rows.map((row) => ({
        version: row.version,
        terms: row.terms,
        hash: row.terms_hash,
        // jsonb comes back parsed, although it is written as text.
        clauses: row.clauses as unknown as readonly Clause[],
        particulars: row.particulars as unknown as Particulars,
        kind: row.kind as VersionKind,
        party: row.party_id,
        person: row.person,
        createdAt: row.created_at,
        documentHash: row.document_hash,
        signatures: signatures
          .filter(({ version }) => version === row.version)
          .map((s) => ({
            party: s.party_id,
            person: s.person,
            keyParty: s.key_party,
            credentialId: s.credential_id,
            publicKey: s.public_key,
            rpId: s.rp_id,
            revokedAt: s.revoked_at,
            authenticatorData: s.authenticator_data,
            clientDataJSON: s.client_data,
            signature: s.signature,
            at: s.signed_at,
          })),
      }));
    },

    /** An agreement with its first version; both or neither when this store is on a transaction. */
    async create(agreement: AgreementTables['cordon.agreements'], version: NewVersion): Promise<void> {
      await db.insertInto('cordon.agreements').values(agreement).execute();
      await insertVersion(db, agreement.id, version);
    },

    addVersion: (agreement: string, version: NewVersion): Promise<void> =>
      insertVersion(db, agreement, version),

    async end(agreement: string, by: string | null, at: Date): Promise<void> {
      await db
        .updateTable('cordon.agreements')
        .set({ ended_at: at, ended_by: by })
        .where('id', '=', agreement)
        .execute();
    },
  };
}

async function insertVersion(
  db: Kysely<AgreementTables>,
  agreement: string,
  { version, terms, hash, clauses, createdAt, particulars, kind, party, person }: NewVersion,
): Promise<void> {
  await db
    .insertInto('cordon.agreement_versions')
    .values({
      agreement_id: agreement,
      version,
      terms,
      terms_hash: hash,
      clauses: JSON.stringify(clauses),
      created_at: createdAt,
      particulars: JSON.stringify(particulars),
      created_by: person,
      party_id: party,
      kind,
    })
    .execute();
}
