import { sql, type Kysely } from 'kysely';

export type SigningTables = {
  'cordon.party_keys': {
    id: string;
    party_id: string;
    person_id: string;
    credential_id: Buffer;
    public_key: Buffer;
    rp_id: string;
    created_at: Date;
    revoked_at: Date | null;
  };
  'cordon.agreement_documents': {
    agreement_id: string;
    version: number;
    pdf: Buffer;
    hash: Buffer;
    frozen_at: Date;
  };
  'cordon.agreement_signatures': {
    agreement_id: string;
    version: number;
    party_id: string;
    revision: number;
    key_id: string;
    person_id: string;
    authenticator_data: Buffer;
    client_data: Buffer;
    signature: Buffer;
    pdf: Buffer;
    hash: Buffer;
    signed_at: Date;
    ip: string | null;
    user_agent: string | null;
  };
  'cordon.completion_certificates': {
    agreement_id: string;
    version: number;
    pdf: Buffer;
    hash: Buffer;
    made_at: Date;
  };
  'cordon.ledger_bodies': { idx: number; agreement_id: string | null; kind: string; body: string; at: Date };
};

type Tables = SigningTables & {
  'cordon.persons': { id: string; name: string };
};

/** A document and its hash. */
export interface StoredPdf {
  readonly pdf: Buffer;
  readonly hash: Buffer;
}

export type NewKey = SigningTables['cordon.party_keys'];
export type NewSignature = SigningTables['cordon.agreement_signatures'];
/** A signature to keep; `key` when it is the first one made with that key. */
export type KeptSignature = NewSignature & { readonly key: NewKey | null };

/** A signature with the key it was made with, for entries and certificates. */
export type SignedBy = Omit<NewSignature, 'pdf'> &
  Pick<NewKey, 'credential_id' | 'public_key' | 'rp_id'> & { readonly person: string };

export type SigningStore = ReturnType<typeof createSigningStore>;

/** Advisory lock of this database: one signing at a time, over all replicas. */
const SIGNING = 7_403_002;

/** The file's hash names the entry: it is different for each signature. */
const unentered = sql<boolean>`NOT EXISTS (
  SELECT FROM cordon.ledger_bodies b WHERE b.agreement_id = s.agreement_id AND b.kind = 'agreement-signed'
    AND b.body::jsonb -> 'words' ->> 'file' = encode(s.hash, 'hex'))`;

/** Rows of documents, signatures and the parties' keys. */
export function createSigningStore(db: Kysely<Tables>) {
  return {
    /** Runs work while no other replica signs, nor enters what a crash left. */
    alone<T>(work: () => Promise<T>): Promise<T> {
      return db.transaction().execute(async (tx) => {
        await sql`SELECT pg_advisory_xact_lock(${sql.lit(SIGNING)})`.execute(tx);
        return work();
      });
    },

    /** The document before any signature; null while nobody has begun to sign. */
    async frozen(agreement: string, version: number): Promise<StoredPdf | null> {
      const row = await db
        .selectFrom('cordon.agreement_documents')
        .select(['pdf', 'hash'])
        .where('agreement_id', '=', agreement)
        .where('version', '=', version)
        .executeTakeFirst();
      return row ?? null;
    },

    /** Keeps the document unless it was frozen before: then that one stands. */
    async freeze(document: SigningTables['cordon.agreement_documents']): Promise<void> {
      await db
        .insertInto('cordon.agreement_documents')
        .values(document)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** The document with the latest signature in it. */
    async latest(
      agreement: string,
      version: number,
    ): Promise<(StoredPdf & { readonly revision: number }) | null> {
      const row = await db
        .selectFrom('cordon.agreement_signatures')
        .select(['pdf', 'hash', 'revision'])
        .where('agreement_id', '=', agreement)
        .where('version', '=', version)
        .orderBy('revision', 'desc')
        .executeTakeFirst();
      return row ?? null;
    },

    /** The keys under this credential or with these bytes, whoever's they are. */
    async keysLike(credentialId: Buffer, publicKey: Buffer): Promise<readonly NewKey[]> {
      return db
        .selectFrom('cordon.party_keys')
        .selectAll()
        .where((or) => or.or([or('credential_id', '=', credentialId), or('public_key', '=', publicKey)]))
        .execute();
    },

    /** Signatures, oldest first: of one agreement, or those of all that no entry in the ledger names yet. */
    async signatures(of: { readonly agreement: string } | 'unentered'): Promise<readonly SignedBy[]> {
      const query = db
        .selectFrom('cordon.agreement_signatures as s')
        .innerJoin('cordon.party_keys as k', 'k.id', 's.key_id')
        .innerJoin('cordon.persons as p', 'p.id', 's.person_id')
        .select([
          's.agreement_id',
          's.version',
          's.party_id',
          's.revision',
          's.key_id',
          's.person_id',
          's.authenticator_data',
          's.client_data',
          's.signature',
          's.hash',
          's.signed_at',
          's.ip',
          's.user_agent',
          'k.credential_id',
          'k.public_key',
          'k.rp_id',
          'p.name as person',
        ])
        .orderBy('s.signed_at')
        .orderBy('s.revision');
      if (of !== 'unentered') return query.where('s.agreement_id', '=', of.agreement).execute();
      return query.where(unentered).execute();
    },

    /** Entries about an agreement that its signatures rest on, oldest first. */
    async entries(
      agreement: string,
      kinds: readonly string[],
    ): Promise<readonly { index: number; kind: string; body: string; at: Date }[]> {
      const rows = await db
        .selectFrom('cordon.ledger_bodies')
        .select(['idx', 'kind', 'body', 'at'])
        .where('agreement_id', '=', agreement)
        .where('kind', 'in', [...kinds])
        .orderBy('idx')
        .execute();
      return rows.map(({ idx, ...row }) => ({ index: idx, ...row }));
    },

    /** Every key of a party that was not revoked. */
    async keys(): Promise<readonly Pick<NewKey, 'party_id' | 'public_key'>[]> {
      return db
        .selectFrom('cordon.party_keys')
        .select(['party_id', 'public_key'])
        .where('revoked_at', 'is', null)
        .execute();
    },

    /** Which agreement version a signed file is of, by its hash. */
    async fileOf(hash: Buffer): Promise<{ readonly agreement: string; readonly version: number } | null> {
      const row = await db
        .selectFrom('cordon.agreement_signatures')
        .select(['agreement_id', 'version'])
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row === undefined ? null : { agreement: row.agreement_id, version: row.version };
    },

    async completion(agreement: string, version: number): Promise<StoredPdf | null> {
      const row = await db
        .selectFrom('cordon.completion_certificates')
        .select(['pdf', 'hash'])
        .where('agreement_id', '=', agreement)
        .where('version', '=', version)
        .executeTakeFirst();
      return row ?? null;
    },

    /** Keeps a certificate of completion unless there is one. */
    async complete(certificate: SigningTables['cordon.completion_certificates']): Promise<void> {
      await db
        .insertInto('cordon.completion_certificates')
        .values(certificate)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async personName(person: string): Promise<string> {
      const row = await db
        .selectFrom('cordon.persons')
        .select('name')
        .where('id', '=', person)
        .executeTakeFirst();
      return row?.name ?? person;
    },
  };
}

/**
 * Keeps a signature with the document it makes, and the key at its first use: all or nothing, in the transaction given.
 * @returns false when the party has a signature on this version, valid or not: it is never replaced
 */
export async function keepSignature(
  tx: Kysely<SigningTables>,
  { key, ...signature }: KeptSignature,
): Promise<boolean> {
  if (key !== null) await tx.insertInto('cordon.party_keys').values(key).execute();
  const result = await tx
    .insertInto('cordon.agreement_signatures')
    .values(signature)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
