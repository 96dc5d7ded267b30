import { sql, type Kysely, type Transaction } from 'kysely';
import type { Outcome } from './asking.ts';
import type { Contact, ListedWitness, Quorum, Witness, WitnessState, WitnessStep } from './witness.ts';

type Runner = Kysely<unknown> | Transaction<unknown>;

/** Cosignatures of one checkpoint that is witnessed. */
interface Witnessed {
  readonly size: number;
  /** The earliest of the cosignatures: by then all of it was there. */
  readonly at: Date;
}

/** Which step of a witness's life is taken. */
type WitnessMove = 'decided' | 'removing' | 'removed';

export type WitnessStore = ReturnType<typeof createWitnessStore>;

const step = (name: string) =>
  sql.raw(`CASE WHEN w.${name}_by IS NOT NULL THEN json_build_object('by', json_build_object('id', w.${name}_by,
    'name', (SELECT p.name FROM cordon.persons p WHERE p.id = w.${name}_by)), 'at', w.${name}_at,
    'entry', w.${name}_entry) END AS "${name}"`);

interface Row extends Witness {
  readonly state: WitnessState;
  readonly partyName: string | null;
  readonly agreementTitle: string | null;
  readonly proposed: RawStep;
  readonly decided: RawStep | null;
  readonly removing: RawStep | null;
  readonly removed: RawStep | null;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly contactSize: string | number | null;
  readonly contradicts: Contact['contradicts'];
  readonly claims: string | number | null;
  readonly cosignedSize: string | number | null;
  readonly cosignedAt: Date | null;
}
type RawStep = Omit<WitnessStep, 'at'> & { readonly at: string };

/** Who witnesses the ledger, what they cosigned, and what people decided about them. */
export function createWitnessStore(db: Kysely<unknown>) {
  return {
    /** All that were ever proposed, those in force first. @param ids only these */
    list: (ids: readonly string[] | null = null) => list(db, ids),

    /** Those that are asked: until a second person agrees, one whose removal is asked for stays. */
    async asked(): Promise<
      readonly (Witness & { readonly from: number; readonly answeredAt: Date | null })[]
    > {
      const { rows } = await sql<Witness & { from: string | number | null; answeredAt: Date | null }>`
        SELECT w.id, w.vkey, w.url, w.reach, w.party_id AS party, w.agreement_id AS agreement, w.required,
               c.size AS "from", c.answered_at AS "answeredAt"
        FROM cordon.witnesses w LEFT JOIN cordon.witness_contacts c ON c.witness_id = w.id
        WHERE w.state IN ('in-force', 'removing') ORDER BY w.id`.execute(db);
      return rows.map(({ from, ...one }) => ({ ...one, from: Number(from ?? 0) }));
    },

    /** Keeps what came of a question, the cosignature with it. */
    async keep(witness: string, size: number, outcome: Outcome, at: Date): Promise<void> {
      const cosigned = outcome.kind === 'cosigned';
      const says = outcome.kind === 'ahead' || outcome.kind === 'inconsistent' ? outcome.kind : null;
      const claims = outcome.kind === 'ahead' ? outcome.claims : null;
      await db.transaction().execute(async (tx) => {
        if (cosigned) {
          await sql`INSERT INTO cordon.ledger_cosignatures (size, witness_id, line, at)
            VALUES (${size}, ${witness}, ${outcome.line}, ${outcome.at}) ON CONFLICT DO NOTHING`.execute(tx);
        }
        // Silence takes nothing back that it said of a longer or another ledger.
        await sql`INSERT INTO cordon.witness_contacts AS c (witness_id, asked_at, answered_at, size, contradicts, claims)
          VALUES (${witness}, ${at}, ${cosigned ? at : null}, ${cosigned ? size : 0}, ${says}, ${claims})
          ON CONFLICT (witness_id) DO UPDATE SET asked_at = excluded.asked_at,
            answered_at = coalesce(excluded.answered_at, c.answered_at),
            size = greatest(c.size, excluded.size),
            contradicts = CASE WHEN ${outcome.kind === 'silent'} THEN c.contradicts ELSE excluded.contradicts END,
            claims = CASE WHEN ${outcome.kind === 'silent'} THEN c.claims ELSE excluded.claims END`.execute(
          tx,
        );
      });
    },

    /** The witnesses that say that this ledger is not the one they saw. */
    async contradictions(): Promise<
      readonly (Pick<Witness, 'id' | 'agreement' | 'required'> & Pick<Contact, 'contradicts' | 'claims'>)[]
    > {
      const { rows } = await sql<
        Pick<Witness, 'id' | 'agreement' | 'required'> & {
          contradicts: NonNullable<Contact['contradicts']>;
          claims: string | number | null;
        }
      >`SELECT w.id, w.agreement_id AS agreement, w.required, c.contradicts, c.claims
        FROM cordon.witnesses w JOIN cordon.witness_contacts c ON c.witness_id = w.id
        WHERE w.state IN ('in-force', 'removing') AND c.contradicts IS NOT NULL ORDER BY w.id`.execute(db);
      return rows.map((row) => ({ ...row, claims: row.claims === null ? null : Number(row.claims) }));
    },

    /** The newest checkpoint that this quorum cosigned. */
    async newest({ among, all }: Quorum): Promise<Witnessed | null> {
      const { rows } = await sql<{ size: string | number; at: Date }>`
        SELECT size, min(at) AS at FROM cordon.ledger_cosignatures WHERE witness_id = ANY(${among}::text[])
        GROUP BY size HAVING count(*) FILTER (WHERE witness_id = ANY(${all}::text[])) = ${all.length}
        ORDER BY size DESC LIMIT 1`.execute(db);
      const row = rows[0];
      return row === undefined ? null : { size: Number(row.size), at: row.at };
    },

    /** Lines under one checkpoint, by witnesses that count now. */
    async lines(size: number): Promise<readonly { readonly vkey: string; readonly line: string }[]> {
      const { rows } = await sql<{ vkey: string; line: string }>`
        SELECT w.vkey, c.line FROM cordon.ledger_cosignatures c JOIN cordon.witnesses w ON w.id = c.witness_id
        WHERE c.size = ${size} AND w.state IN ('in-force', 'removing') ORDER BY w.decided_at, w.id`.execute(
        db,
      );
      return rows;
    },

    /** What was cosigned lately, newest first, for the strip of the page. */
    async lately(
      since: Date,
    ): Promise<readonly { readonly witness: string; readonly minute: Date; readonly size: number }[]> {
      const { rows } = await sql<{ witness: string; minute: Date; size: string | number }>`
        SELECT witness_id AS witness, date_trunc('minute', at) AS minute, max(size) AS size
        FROM cordon.ledger_cosignatures WHERE size >= (SELECT coalesce(min(k.size), 0) FROM cordon.ledger_checkpoints k
          WHERE k.at >= ${since}) AND at >= ${since} GROUP BY 1, 2 ORDER BY 2 DESC LIMIT 2000`.execute(db);
      return rows.map((row) => ({ ...row, size: Number(row.size) }));
    },

    async propose(witness: Witness, by: string, at: Date, entry: number): Promise<void> {
      const { id, vkey, url, reach, party, agreement, required } = witness;
      await sql`INSERT INTO cordon.witnesses (id, vkey, url, reach, party_id, agreement_id, required, state, proposed_by,
          proposed_at, proposed_entry)
        VALUES (${id}, ${vkey}, ${url}, ${reach}, ${party}, ${agreement}, ${required}, 'proposed', ${by}, ${at}, ${entry})`.execute(
        db,
      );
    },

    /** A removal that was asked for and refused. @returns false when somebody else was first */
    async stay(id: string): Promise<boolean> {
      const { numAffectedRows } = await sql`
        UPDATE cordon.witnesses SET state = 'in-force', removing_by = NULL, removing_at = NULL, removing_entry = NULL
        WHERE id = ${id} AND state = 'removing'`.execute(db);
      return numAffectedRows === 1n;
    },

    /** @returns false when somebody else was first */
    async move(
      id: string,
      [from, to]: readonly [WitnessState, WitnessState],
      moved: WitnessMove,
      { by, at, entry }: { readonly by: string; readonly at: Date; readonly entry: number },
    ): Promise<boolean> {
      const columns = [`${moved}_by`, `${moved}_at`, `${moved}_entry`].map((name) => sql.ref(name));
      const { numAffectedRows } = await sql`
        UPDATE cordon.witnesses SET state = ${to}, ${columns[0]} = ${by}, ${columns[1]} = ${at}, ${columns[2]} = ${entry}
        WHERE id = ${id} AND state = ${from}`.execute(db);
      return numAffectedRows === 1n;
    },
  };
}

async function list(db: Runner, ids: readonly string[] | null): Promise<readonly ListedWitness[]> {
  const { rows } = await sql<Row>`
    SELECT w.id, w.vkey, w.url, w.reach, w.party_id AS party, w.agreement_id AS agreement, w.required, w.state,
      pa.name AS "partyName", a.title AS "agreementTitle",
      ${step('proposed')}, ${step('decided')}, ${step('removing')}, ${step('removed')},
      c.asked_at AS "askedAt", c.answered_at AS "answeredAt", c.size AS "contactSize", c.contradicts, c.claims,
      last.size AS "cosignedSize", last.at AS "cosignedAt"
    FROM cordon.witnesses w
    LEFT JOIN cordon.parties pa ON pa.id = w.party_id
    LEFT JOIN cordon.agreements a ON a.id = w.agreement_id
    LEFT JOIN cordon.witness_contacts c ON c.witness_id = w.id
    LEFT JOIN cordon.ledger_cosignatures last ON last.witness_id = w.id AND last.size = c.size
    WHERE ${ids}::text[] IS NULL OR w.id = ANY(${ids}::text[])
    ORDER BY w.state = 'removed' OR w.state = 'refused', w.proposed_at, w.id LIMIT 200`.execute(db);
  return rows.map(listed);
}

function listed({ askedAt, answeredAt, contactSize, contradicts, claims, ...row }: Row): ListedWitness {
  const { cosignedSize, cosignedAt, proposed, decided, removing, removed, ...rest } = row;
  const told = (raw: RawStep): WitnessStep => ({ ...raw, at: new Date(raw.at) });
  return {
    ...rest,
    proposed: told(proposed),
    decided: decided && told(decided),
    removing: removing && told(removing),
    removed: removed && told(removed),
    contact:
      askedAt === null
        ? null
        : {
            ...{ askedAt, answeredAt, contradicts },
            size: Number(contactSize ?? 0),
            claims: claims === null ? null : Number(claims),
          },
    cosigned:
      cosignedSize === null || cosignedAt === null ? null : { size: Number(cosignedSize), at: cosignedAt },
  };
}
