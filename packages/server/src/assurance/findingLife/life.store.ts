import type { LandedChange, TrendedFinding } from '@cordon/core/assurance';
import { sql, type Kysely } from 'kysely';
import { newId } from '../../platform/ids.ts';
import type { Keys } from '../../platform/keys.ts';
import { createAssuranceSeal } from '../sealing.ts';
import { FINDINGS, keepStep, noteEvent, toFinding, type FindingRow } from '../rows.store.ts';
import type { Evidence, LifeEvent, LifeStore, Proposal } from './life.ts';

/** More findings than this are not folded into trends: the newest are. */
const MOST_TRENDED = 20_000;

const PROPOSALS = sql`SELECT r.id, r.finding_id AS finding, r.change, r.target, r.part, r.text, r.proposed_at AS at,
  r.before, r.after, r.landed_at AS "landedAt", json_build_object('id', p.id, 'name', p.name) AS by,
  CASE WHEN l.id IS NULL THEN NULL ELSE json_build_object('id', l.id, 'name', l.name) END AS "landedBy"
  FROM cordon.finding_proposals r JOIN cordon.persons p ON p.id = r.proposed_by
  LEFT JOIN cordon.persons l ON l.id = r.landed_by`;

/** What came by a link is sealed, and opens nowhere else. */
const answerOf = (evidence: string) => `finding-answer:${evidence}`;

/** Files are sealed under the installation's key: they outlive the agreement that they are about. */
const contextOf = (evidence: string) => `finding-evidence:${evidence}`;

export function createLifeStore(
  db: Kysely<unknown>,
  keys: Pick<Keys, 'seal' | 'unseal' | 'derive'>,
): LifeStore {
  const seal = createAssuranceSeal(keys);
  return {
    step: (finding, change, evidence) =>
      db.transaction().execute(async (tx) => {
        const event = await keepStep(tx, finding, change);
        if (event === null) return false;
        if (evidence === undefined) return true;
        const id = newId('fed');
        const { text, entries, document, file, byLink } = evidence;
        const [open, closed] = byLink === undefined ? [text, null] : [null, seal.seal(text, answerOf(id))];
        const sealed = file === null ? null : keys.seal(file.content.toString('base64'), contextOf(id));
        await sql`INSERT INTO cordon.finding_evidence
            (id, finding_id, event_id, at, person_id, link_id, text, text_sealed, entries, files, document, file_name,
              file_bytes, file_hash, file_sealed)
          VALUES (${id}, ${finding.id}, ${event}, ${change.owed.at}, ${change.owed.person}, ${byLink?.link ?? null}, ${open},
            ${closed}, ${entries}::bigint[], ${byLink?.files ?? []}::text[], ${document},
            ${file?.name ?? null}, ${file?.content.length ?? null}, ${file?.hash ?? null}, ${sealed})`.execute(
          tx,
        );
        return true;
      }),

    async events(finding) {
      const { rows } = await sql<LifeEvent>`
        SELECT e.id, e.at, e.act, e.text, e.detail,
          CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'name', p.name) END AS by,
          (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = e.id) AS entry
        FROM cordon.finding_events e LEFT JOIN cordon.persons p ON p.id = e.person_id
        WHERE e.finding_id = ${finding} ORDER BY e.nth`.execute(db);
      return rows;
    },

    async evidence(finding) {
      const { rows } = await sql<Omit<Evidence, 'text'> & SealedText>`
        SELECT e.id, e.at, e.text, e.text_sealed AS sealed, e.entries::int[] AS entries, e.document,
          CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'name', p.name) END AS by,
          (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = e.event_id) AS entry,
          (SELECT coalesce(json_agg(json_build_object('id', f.id, 'type', f.type, 'bytes', f.bytes, 'entry', f.entry)
            ORDER BY f.added_at, f.id), '[]') FROM cordon.assurance_files f WHERE f.id = ANY(e.files)) AS files,
          CASE WHEN e.file_name IS NULL THEN NULL ELSE
            json_build_object('name', e.file_name, 'bytes', e.file_bytes, 'hash', e.file_hash) END AS file
        FROM cordon.finding_evidence e LEFT JOIN cordon.persons p ON p.id = e.person_id
          LEFT JOIN cordon.finding_events v ON v.id = e.event_id
        WHERE e.finding_id = ${finding} ORDER BY e.at, v.nth, e.id`.execute(db);
      return rows.map(({ text, sealed, ...one }) => ({
        ...one,
        text: sealed === null ? (text ?? '') : seal.open(sealed, answerOf(one.id)).toString(),
      }));
    },

    async file(finding, evidence) {
      const { rows } = await sql<{ name: string; sealed: string }>`
        SELECT file_name AS name, file_sealed AS sealed FROM cordon.finding_evidence
        WHERE id = ${evidence} AND finding_id = ${finding} AND file_name IS NOT NULL`.execute(db);
      const [row] = rows;
      if (row === undefined) return null;
      return { name: row.name, content: Buffer.from(keys.unseal(row.sealed, contextOf(evidence)), 'base64') };
    },

    async proposals(finding) {
      const { rows } = await sql<Proposal>`${PROPOSALS} WHERE r.finding_id = ${finding}
        ORDER BY r.proposed_at, r.id`.execute(db);
      return rows;
    },

    async waiting() {
      const { rows } =
        await sql<Proposal>`${PROPOSALS} WHERE r.landed_at IS NULL AND r.change IN ('terms', 'threshold')
        ORDER BY r.proposed_at, r.id`.execute(db);
      return rows;
    },

    propose: (proposal, note) =>
      db.transaction().execute(async (tx) => {
        const { id, finding, change, target, part, text, by, at, before } = proposal;
        await sql`INSERT INTO cordon.finding_proposals
            (id, finding_id, change, target, part, text, proposed_by, proposed_at, before)
          VALUES (${id}, ${finding}, ${change}, ${target}, ${part}, ${text}, ${by}, ${at},
            ${JSON.stringify(before)}::jsonb)`.execute(tx);
        await noteEvent(tx, finding, note);
      }),

    land: ({ id, finding }, after, note) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.finding_proposals SET after = ${JSON.stringify(after)}::jsonb, landed_at = ${note.owed.at},
            landed_by = ${note.owed.person} WHERE id = ${id} AND landed_at IS NULL`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await noteEvent(tx, finding, note);
        return true;
      }),

    async person(id) {
      const { rows } = await sql<{ party: string; kind: 'company' | 'vendor'; role: string }>`
        SELECT p.party_id AS party, o.kind, p.role FROM cordon.persons p JOIN cordon.parties o ON o.id = p.party_id
        WHERE p.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    async isVendor(party) {
      const { rows } = await sql`SELECT FROM cordon.parties WHERE id = ${party} AND kind = 'vendor'`.execute(
        db,
      );
      return rows.length > 0;
    },

    async vendors(among) {
      const { rows } = await sql<{ id: string; name: string }>`
        SELECT id, name FROM cordon.parties
        WHERE kind = 'vendor' AND (${among}::text[] IS NULL OR id = ANY(${among}::text[])) ORDER BY name, id`.execute(
        db,
      );
      return rows;
    },

    async over(now) {
      const { rows } =
        await sql<FindingRow>`${FINDINGS} WHERE f.closed_at IS NULL AND f.excepted_until <= ${now}`.execute(
          db,
        );
      return rows.map(toFinding);
    },

    async late(now) {
      const { rows } =
        await sql<FindingRow>`${FINDINGS} WHERE f.closed_at IS NULL AND f.excepted_until IS NULL
        AND f.due_at <= ${now} AND f.overdue_at IS NULL`.execute(db);
      return rows.map(toFinding);
    },

    markOverdue: (finding, owed) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`UPDATE cordon.findings SET overdue_at = ${owed.at}
          WHERE id = ${finding} AND closed_at IS NULL AND overdue_at IS NULL`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await noteEvent(tx, finding, { owed });
        return true;
      }),

    async trended(vendors) {
      const findings = await sql<TrendedRow>`
        SELECT f.kind, f.party_id AS vendor, f.severity, f.state, f.raised_at AS "raisedAt", f.due_at AS "dueAt",
          f.closed_at AS "closedAt", o.name AS "vendorName"
        FROM cordon.findings f LEFT JOIN cordon.parties o ON o.id = f.party_id
        WHERE ${vendors}::text[] IS NULL OR f.party_id = ANY(${vendors}::text[])
        ORDER BY f.raised_at DESC LIMIT ${MOST_TRENDED}`.execute(db);
      const landed = await sql<{ kind: LandedChange['kind']; at: Date }>`
        SELECT r.change AS kind, r.landed_at AS at FROM cordon.finding_proposals r
        JOIN cordon.findings f ON f.id = r.finding_id
        WHERE r.landed_at IS NOT NULL AND (${vendors}::text[] IS NULL OR f.party_id = ANY(${vendors}::text[]))
        ORDER BY r.landed_at`.execute(db);
      return {
        findings: findings.rows.map(({ vendorName: _, raisedAt, dueAt, closedAt, ...row }) => ({
          ...{ ...row, raisedAt: raisedAt.getTime(), dueAt: dueAt.getTime() },
          closedAt: closedAt?.getTime() ?? null,
        })),
        landed: landed.rows.map(({ kind, at }) => ({ kind, at: at.getTime() })),
        names: new Map(findings.rows.map(({ vendor, vendorName }) => [vendor ?? '', vendorName ?? ''])),
      };
    },
  };
}

/** Of people in the clear, by a link sealed. */
interface SealedText {
  readonly text: string | null;
  readonly sealed: Buffer | null;
}

interface TrendedRow extends Omit<TrendedFinding, 'raisedAt' | 'dueAt' | 'closedAt'> {
  readonly raisedAt: Date;
  readonly dueAt: Date;
  readonly closedAt: Date | null;
  readonly vendorName: string | null;
}
