import type { NoticeMail, NoticeRule, SubProcessorAct } from '@cordon/core/agreements';
import type { Pool } from 'pg';
import { inTransaction } from '../../identity/db.ts';
import { alone } from '../../platform/alone.ts';

export type Transfer = 'inside' | 'adequacy' | 'scc' | 'bcr' | 'other';

/** A sub-processor as its vendor names it. */
export interface Proposal {
  readonly name: string;
  readonly address: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly contact: string;
  readonly does: string;
  /** Keys of the Fides taxonomy. */
  readonly categories: readonly string[];
  readonly transfer: Transfer;
}

/** How a sub-processor is bound to the same terms. Hashes are lower-case hex. */
export interface FlowDown {
  readonly version: number;
  readonly termsHash: string;
  /** Calendar day of the contract, `2026-11-02`. */
  readonly contractDate: string;
  readonly reference: string;
  readonly documentHash: string | null;
}

export interface ActRow {
  readonly entry: number;
  readonly act: SubProcessorAct;
  readonly person: { readonly id: string; readonly name: string };
  readonly party: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly reason: string | null;
  readonly flowDown: FlowDown | null;
}

export interface SubProcessor extends Proposal {
  readonly id: string;
  readonly agreement: string;
  readonly rule: NoticeRule;
  readonly proposedBy: { readonly id: string; readonly name: string };
  readonly proposedAt: Date;
  readonly entry: number;
  /** In the order they were done. */
  readonly acts: readonly ActRow[];
}

export type NewSubProcessor = Omit<SubProcessor, 'acts' | 'proposedBy'> & { readonly proposedBy: string };
export type NewAct = Omit<ActRow, 'person' | 'party'> & { readonly sub: string; readonly person: string };

/** Somebody who gets the letters. */
export interface Recipient {
  readonly id: string;
  readonly email: string;
}

export interface SubProcessorStore {
  /** Of one agreement, or of all; newest first. */
  list(agreement: string | null): Promise<readonly SubProcessor[]>;
  add(sub: NewSubProcessor): Promise<void>;
  /**
   * Does one act while no other one on this sub-processor is done, on any replica. All of it runs on one connection:
   * those who wait hold one each, and the one they wait for must not need another.
   * @param decide the act to keep; when it throws, nothing is kept
   */
  act(agreement: string, id: string, decide: (sub: SubProcessor | null) => Promise<NewAct>): Promise<void>;
  /** Runs work unless it runs already somewhere. @returns null when it does */
  alone<T>(work: () => Promise<T>): Promise<T | null>;
  /** The company's privacy officers; where it has none, its admins. */
  recipients(): Promise<readonly Recipient[]>;
  /** Letters that went out, by sub-processor and person. */
  mails(): Promise<readonly { readonly sub: string; readonly mail: NoticeMail; readonly person: string }[]>;
  addMail(sub: string, mail: NoticeMail, person: string, at: Date): Promise<void>;
}

interface Row {
  id: string;
  agreement: string;
  name: string;
  address: string;
  country: string;
  contact: string;
  does: string;
  categories: string[];
  transfer: Transfer;
  authorisation: 'general' | 'specific';
  noticeDays: number;
  objectionDays: number;
  clause: string | null;
  by: string;
  byName: string;
  proposedAt: Date;
  entry: string;
}

interface StoredAct {
  sub: string;
  entry: string;
  act: SubProcessorAct;
  person: string;
  personName: string;
  party: string;
  partyName: string;
  at: Date;
  reason: string | null;
  version: number | null;
  termsHash: Buffer | null;
  contractDate: string | null;
  reference: string | null;
  documentHash: Buffer | null;
}

/** Advisory lock of this database for the letters. */
const LETTERS = 7_403_015;
/** First key of the advisory locks of single sub-processors. */
const ACTS = 7_403_016;

export function createSubProcessorStore(pool: Pool): SubProcessorStore {
  return {
    list: (agreement) => read(pool, agreement, null),
    async add(sub) {
      const { name, address, country, contact, does, categories, transfer, rule } = sub;
      await pool.query(
        `INSERT INTO cordon.sub_processors (id, agreement_id, name, address, country, contact, does, categories, transfer,
           authorisation, notice_days, objection_days, clause, proposed_by, proposed_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          ...[sub.id, sub.agreement, name, address, country, contact, does, categories, transfer],
          ...[rule.authorisation, rule.noticeDays, rule.objectionDays, rule.clause],
          ...[sub.proposedBy, sub.proposedAt, sub.entry],
        ],
      );
    },
    act: (agreement, id, decide) =>
      inTransaction(pool, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(${String(ACTS)}, hashtext($1))`, [id]);
        const [sub] = await read(tx, agreement, id);
        await insertAct(tx, await decide(sub ?? null));
      }),
    alone: (work) => alone(pool, LETTERS, work),
    async recipients() {
      const { rows } = await pool.query<Recipient & { role: string }>(
        `SELECT p.id, p.email, p.role FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id
         WHERE pa.kind = 'company' AND p.role IN ('privacy-officer', 'company-admin') AND p.suspended_at IS NULL
         ORDER BY p.id`,
      );
      const officers = rows.filter(({ role }) => role === 'privacy-officer');
      return officers.length > 0 ? officers : rows;
    },
    async mails() {
      const { rows } = await pool.query<{ sub: string; mail: NoticeMail; person: string }>(
        'SELECT sub_processor_id AS sub, mail, person_id AS person FROM cordon.sub_processor_mails',
      );
      return rows;
    },
    async addMail(sub, mail, person, at) {
      await pool.query(
        `INSERT INTO cordon.sub_processor_mails (sub_processor_id, mail, person_id, sent_at) VALUES ($1, $2, $3, $4)`,
        [sub, mail, person, at],
      );
    },
  };
}

/** Connections the queries run on: any of a pool, or the one that holds a lock. */
type Queries = Pick<Pool, 'query'>;

async function read(
  db: Queries,
  agreement: string | null,
  id: string | null,
): Promise<readonly SubProcessor[]> {
  const { rows } = await db.query<Row>(
    `SELECT s.id, s.agreement_id AS agreement, s.name, s.address, s.country, s.contact, s.does, s.categories,
         s.transfer, s.authorisation, s.notice_days AS "noticeDays", s.objection_days AS "objectionDays", s.clause,
         s.proposed_by AS by, p.name AS "byName", s.proposed_at AS "proposedAt", s.entry
       FROM cordon.sub_processors s JOIN cordon.persons p ON p.id = s.proposed_by
       WHERE ($1::text IS NULL OR s.agreement_id = $1) AND ($2::text IS NULL OR s.id = $2)
       ORDER BY s.entry DESC`,
    [agreement, id],
  );
  const acts = await db.query<StoredAct>(
    `SELECT a.sub_processor_id AS sub, a.entry, a.act, a.person_id AS person, p.name AS "personName",
         p.party_id AS party, pa.name AS "partyName", a.at, a.reason, a.version, a.terms_hash AS "termsHash",
         a.contract_date::text AS "contractDate", a.reference, a.document_hash AS "documentHash"
       FROM cordon.sub_processor_acts a
       JOIN cordon.persons p ON p.id = a.person_id
       JOIN cordon.parties pa ON pa.id = p.party_id
       WHERE a.sub_processor_id = ANY ($1) ORDER BY a.entry`,
    [rows.map((row) => row.id)],
  );
  const bySub = Map.groupBy(acts.rows, ({ sub }) => sub);
  return rows.map((row) => subProcessorOf(row, bySub.get(row.id) ?? []));
}

async function insertAct(
  db: Queries,
  { sub, entry, act, person, at, reason, flowDown }: NewAct,
): Promise<void> {
  const hash = (hex: string | null | undefined) => (hex == null ? null : Buffer.from(hex, 'hex'));
  await db.query(
    `INSERT INTO cordon.sub_processor_acts (entry, sub_processor_id, act, person_id, at, reason, version, terms_hash,
           contract_date, reference, document_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[entry, sub, act, person, at, reason, flowDown?.version ?? null, hash(flowDown?.termsHash)],
      ...[flowDown?.contractDate ?? null, flowDown?.reference ?? null, hash(flowDown?.documentHash)],
    ],
  );
}

function subProcessorOf(row: Row, acts: readonly StoredAct[]): SubProcessor {
  const { authorisation, noticeDays, objectionDays, clause, by, byName, entry, ...rest } = row;
  return {
    ...rest,
    entry: Number(entry),
    rule: { authorisation, noticeDays, objectionDays, clause },
    proposedBy: { id: by, name: byName },
    acts: acts.map((act) => ({
      entry: Number(act.entry),
      act: act.act,
      person: { id: act.person, name: act.personName },
      party: { id: act.party, name: act.partyName },
      at: act.at,
      reason: act.reason,
      flowDown: flowDownOf(act),
    })),
  };
}

function flowDownOf({
  version,
  termsHash,
  contractDate,
  reference,
  documentHash,
}: StoredAct): FlowDown | null {
  if (version === null || termsHash === null || contractDate === null || reference === null) return null;
  return {
    ...{ version, contractDate, reference },
    termsHash: termsHash.toString('hex'),
    documentHash: documentHash?.toString('hex') ?? null,
  };
}
