import type { ReportKind, Ruling } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import type { Keys } from '../platform/keys.ts';
import type { KeptRuling, NamesDecision, Step, SubjectRequest, Suspension } from './request.ts';

interface NewRequest extends Pick<SubjectRequest, 'id' | 'kind' | 'receivedAt' | 'from' | 'until'> {
  readonly source: string;
  readonly subject: string;
}

/** A step as it is kept: the person by id. */
interface Did {
  readonly by: string;
  readonly at: Date;
  readonly entry: number;
}

/** Requests, and what was decided about answering them. */
export interface RequestStore {
  /** Newest first. */
  list(id?: string): Promise<readonly SubjectRequest[]>;
  /** @throws Failure `not-in-scope` */
  find(id: string): Promise<SubjectRequest>;
  /** Whose request it is: the customer's id in the source. */
  subjectOf(id: string): Promise<string>;
  add(request: NewRequest, did: Did): Promise<void>;
  /** @returns false where it was done before, as the next three */
  extend(id: string, reason: string, did: Omit<Did, 'by'>): Promise<boolean>;
  answer(id: string, did: Did): Promise<boolean>;
  askNames(id: string, why: Pick<NamesDecision, 'essential' | 'weighed'>, did: Did): Promise<boolean>;
  decideNames(id: string, granted: boolean, did: Did): Promise<boolean>;
  /** The last of each purpose. */
  rulings(): Promise<readonly KeptRuling[]>;
  rule(what: Pick<KeptRuling, 'agreement' | 'purpose' | 'ruling'>, did: Did): Promise<void>;
  suspend(
    id: string,
    what: Pick<Suspension, 'agency' | 'written' | 'until'> & { readonly recipient: string },
    did: Did,
  ): Promise<void>;
  /** Names of parties, or of people and service accounts, by id. */
  namesOf(what: 'parties' | 'principals', ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

type Row = Omit<SubjectRequest, 'names' | 'suspensions' | 'extended' | 'asked' | 'answered'> & {
  readonly asked: Step;
  readonly extended: SubjectRequest['extended'];
  readonly answered: Step | null;
  readonly names: NamesDecision | null;
  readonly suspensions: readonly Suspension[] | null;
};

const person = (id: string): string =>
  `(SELECT json_build_object('id', p.id, 'name', p.name) FROM cordon.persons p WHERE p.id = ${id})`;

const step = (of: string, prefix: string): string =>
  `CASE WHEN ${of}.${prefix}_by IS NOT NULL THEN json_build_object('by', ${person(`${of}.${prefix}_by`)},
     'at', ${of}.${prefix}_at, 'entry', ${of}.${prefix}_entry) END`;

const LIST = `
SELECT r.id, r.kind, json_build_object('id', s.id, 'name', s.name) AS source, r.received_at AS "receivedAt",
  r.from_at AS "from", r.until_at AS until, ${step('r', 'asked')} AS asked, ${step('r', 'answered')} AS answered,
  CASE WHEN r.extended_at IS NOT NULL THEN json_build_object(
    'at', r.extended_at, 'reason', r.extended_reason, 'entry', r.extended_entry) END AS extended,
  CASE WHEN n.request_id IS NOT NULL THEN json_build_object('essential', n.essential, 'weighed', n.weighed,
    'granted', n.granted, 'asked', ${step('n', 'asked')}, 'decided', ${step('n', 'decided')}) END AS names,
  (SELECT json_agg(json_build_object('entry', u.entry, 'agency', u.agency, 'written', u.written, 'from', u.from_at,
     'until', u.until_at, 'by', ${person('u.recorded_by')},
     'recipient', json_build_object('id', t.id, 'name', t.name)) ORDER BY u.entry)
   FROM cordon.accounting_suspensions u JOIN cordon.parties t ON t.id = u.recipient_id
   WHERE u.request_id = r.id) AS suspensions,
  ARRAY(SELECT o.received_at FROM cordon.subject_requests o WHERE o.subject_hash = r.subject_hash
    AND o.source_id = r.source_id AND o.kind = r.kind AND o.id <> r.id ORDER BY o.received_at) AS before
FROM cordon.subject_requests r JOIN cordon.sources s ON s.id = r.source_id
LEFT JOIN cordon.subject_report_names n ON n.request_id = r.id
WHERE $1::text IS NULL OR r.id = $1 ORDER BY r.received_at DESC, r.id`;

/** @param hash what requests of the same customer are found by */
export function createRequestStore(
  pool: Pool,
  keys: Pick<Keys, 'seal' | 'unseal'>,
  hash: (subject: string) => Uint8Array,
): RequestStore {
  const list: RequestStore['list'] = async (id) => {
    const { rows } = await pool.query<Row>(LIST, [id ?? null]);
    return rows.map((row) => ({
      ...row,
      asked: dated(row.asked),
      answered: row.answered && dated(row.answered),
      extended: row.extended && dated(row.extended),
      names: row.names && {
        ...row.names,
        asked: dated(row.names.asked),
        decided: row.names.decided && dated(row.names.decided),
      },
      suspensions: (row.suspensions ?? []).map((one) => ({
        ...one,
        from: new Date(one.from),
        until: new Date(one.until),
      })),
    }));
  };
  const changed = async (text: string, values: readonly unknown[]): Promise<boolean> =>
    ((await pool.query(text, [...values])).rowCount ?? 0) === 1;
  return {
    list,
    async find(id) {
      const [found] = await list(id);
      if (found === undefined) throw new Failure('not-in-scope');
      return found;
    },
    async subjectOf(id) {
      const { rows } = await pool.query<{ subject_sealed: string; kind: ReportKind; source_id: string }>(
        'SELECT subject_sealed, kind, source_id FROM cordon.subject_requests WHERE id = $1',
        [id],
      );
      const [row] = rows;
      if (row === undefined) throw new Failure('not-in-scope');
      return keys.unseal(row.subject_sealed, placeOf(id, row.kind, row.source_id));
    },
    async add({ id, kind, source, subject, receivedAt, from, until }, { by, at, entry }) {
      const sealed = keys.seal(subject, placeOf(id, kind, source));
      await pool.query(
        `INSERT INTO cordon.subject_requests (id, kind, source_id, subject_sealed, subject_hash, received_at, from_at,
           until_at, asked_by, asked_at, asked_entry) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, kind, source, sealed, Buffer.from(hash(subject)), receivedAt, from, until, by, at, entry],
      );
    },
    extend: (id, reason, { at, entry }) =>
      changed(
        `UPDATE cordon.subject_requests SET extended_at = $2, extended_reason = $3, extended_entry = $4
         WHERE id = $1 AND extended_at IS NULL AND answered_at IS NULL`,
        [id, at, reason, entry],
      ),
    answer: (id, { by, at, entry }) =>
      changed(
        `UPDATE cordon.subject_requests SET answered_by = $2, answered_at = $3, answered_entry = $4
         WHERE id = $1 AND answered_at IS NULL`,
        [id, by, at, entry],
      ),
    askNames: (id, { essential, weighed }, { by, at, entry }) =>
      changed(
        `INSERT INTO cordon.subject_report_names (request_id, essential, weighed, asked_by, asked_at, asked_entry)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [id, essential, weighed, by, at, entry],
      ),
    decideNames: (id, granted, { by, at, entry }) =>
      changed(
        `UPDATE cordon.subject_report_names SET granted = $2, decided_by = $3, decided_at = $4, decided_entry = $5
         WHERE request_id = $1 AND granted IS NULL AND asked_by <> $3`,
        [id, granted, by, at, entry],
      ),
    async rulings() {
      const { rows } = await pool.query<Omit<KeptRuling, 'by'> & { by: Step['by']; ruling: Ruling }>(
        `SELECT DISTINCT ON (g.agreement_id, g.purpose) g.agreement_id AS agreement, g.purpose, g.ruling,
           ${person('g.ruled_by')} AS by, g.ruled_at AS at, g.entry::int
         FROM cordon.accounting_rulings g ORDER BY g.agreement_id, g.purpose, g.entry DESC`,
      );
      return rows;
    },
    async rule({ agreement, purpose, ruling }, { by, at, entry }) {
      await pool.query(
        `INSERT INTO cordon.accounting_rulings (entry, agreement_id, purpose, ruling, ruled_by, ruled_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [entry, agreement, purpose, ruling, by, at],
      );
    },
    async suspend(id, { recipient, agency, written, until }, { by, at, entry }) {
      await pool.query(
        `INSERT INTO cordon.accounting_suspensions (entry, request_id, recipient_id, agency, written, from_at,
           until_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [entry, id, recipient, agency, written, at, until, by],
      );
    },
    async namesOf(what, ids) {
      const { rows } = await pool.query<{ id: string; name: string }>(
        `SELECT id, name FROM cordon.${what} WHERE id = ANY ($1::text[])`,
        [[...new Set(ids)]],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}

function placeOf(id: string, kind: ReportKind, source: string): string {
  return `subject-request:${JSON.stringify([id, kind, source])}`;
}

function dated<T extends { readonly at: Date }>(one: T): T {
  return { ...one, at: new Date(one.at) };
}
