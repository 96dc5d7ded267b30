import {
  summaryOf,
  type AuditPlan,
  type AuditStep,
  type Population,
  type PopulationSummary,
} from '@cordon/core/assurance/audits';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { Pool } from 'pg';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** An audit as it was planned. */
export interface Audit {
  readonly id: string;
  readonly agreement: { readonly id: string; readonly title: string };
  readonly vendor: Ref;
  readonly plan: AuditPlan;
  readonly plannedBy: Ref;
  readonly plannedAt: Date;
  /** Entry of the plan. */
  readonly entry: number;
}

/** A step as it is kept: with the entry that says it, and who did it by name. */
export type KeptStep = AuditStep & { readonly entry: number; readonly byName: string | null };

/** What was counted once the period was over. */
export interface Counted {
  readonly population: Population;
  /** The signed note, the witness's line in it. */
  readonly checkpoint: string;
  readonly idle: number;
  readonly unlisted: number;
}

/** How many of it there are. */
export interface CountedSummary extends Pick<Counted, 'idle' | 'unlisted'> {
  readonly summary: PopulationSummary;
}

export type AuditStore = ReturnType<typeof createAuditStore>;

const SELECT = `SELECT a.id, json_build_object('id', g.id, 'title', g.title) AS agreement,
  json_build_object('id', v.id, 'name', v.name) AS vendor, a.plan,
  json_build_object('id', p.id, 'name', p.name) AS "plannedBy", a.planned_at AS "plannedAt", a.entry::int AS entry
  FROM cordon.audits a JOIN cordon.agreements g ON g.id = a.agreement_id JOIN cordon.parties v ON v.id = a.party_id
  JOIN cordon.persons p ON p.id = a.planned_by`;

type Row = Omit<Audit, 'plan'> & { readonly plan: string };

const UNIQUE_VIOLATION = '23505';

/** Audits and what happened in each. */
export function createAuditStore(pool: Pool) {
  return {
    /** Newest first. */
    async list(): Promise<readonly Audit[]> {
      const { rows } = await pool.query<Row>(`${SELECT} ORDER BY a.planned_at DESC, a.id LIMIT 500`);
      return rows.map(audit);
    },

    async find(id: string): Promise<Audit | null> {
      const { rows } = await pool.query<Row>(`${SELECT} WHERE a.id = $1`, [id]);
      return rows[0] === undefined ? null : audit(rows[0]);
    },

    async plan(plan: AuditPlan, text: string, by: string, at: Date, entry: number): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.audits (id, agreement_id, party_id, plan, planned_by, planned_at, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [plan.audit, plan.agreement, plan.vendor, text, by, at, entry],
      );
    },

    /** Steps of some audits, oldest first. */
    async steps(audits: readonly string[]): Promise<ReadonlyMap<string, readonly KeptStep[]>> {
      const { rows } = await pool.query<{
        audit: string;
        kind: AuditStep['kind'];
        at: Date;
        by: string | null;
        byName: string | null;
        detail: Record<string, unknown>;
        entry: number;
      }>(
        `SELECT s.audit_id AS audit, s.kind, s.at, s.person_id AS by, p.name AS "byName", s.detail, s.entry::int AS entry
         FROM cordon.audit_steps s LEFT JOIN cordon.persons p ON p.id = s.person_id
         WHERE s.audit_id = ANY($1::text[]) ORDER BY s.id`,
        [audits],
      );
      const steps = rows.map(({ audit: of, kind, at, by, byName, detail, entry }) => ({
        of,
        step: { ...detail, kind, at: at.getTime(), by, byName, entry } as KeptStep,
      }));
      return new Map(
        [...Map.groupBy(steps, ({ of }) => of)].map(([of, some]) => [of, some.map(({ step }) => step)]),
      );
    },

    /**
     * @param report the sealed file of the step `reported`: kept with it, or neither is
     * @returns false for what happens once and happened already
     */
    async add(audit: string, step: AuditStep, entry: number, report: string | null = null): Promise<boolean> {
      const { kind, at, by, ...detail } = step;
      try {
        await pool.query(
          `WITH step AS (INSERT INTO cordon.audit_steps (audit_id, kind, at, person_id, detail, entry)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING audit_id)
           INSERT INTO cordon.audit_reports (audit_id, sealed) SELECT audit_id, $7 FROM step WHERE $7::text IS NOT NULL`,
          [audit, kind, new Date(at), by, JSON.stringify(detail), entry, report],
        );
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return false;
        throw error;
      }
    },

    async counted(audit: string): Promise<Counted | null> {
      const { rows } = await pool.query<Omit<Counted, 'population'> & { population: string }>(
        'SELECT population, checkpoint, idle, unlisted FROM cordon.audit_populations WHERE audit_id = $1',
        [audit],
      );
      const [row] = rows;
      return row === undefined ? null : { ...row, population: JSON.parse(row.population) as Population };
    },

    /** The same without the lists, which may name a million entries. */
    async summary(audit: string): Promise<CountedSummary | null> {
      const { rows } = await pool.query<CountedSummary>(
        'SELECT summary, idle, unlisted FROM cordon.audit_populations WHERE audit_id = $1',
        [audit],
      );
      return rows[0] ?? null;
    },

    /** Of a count that broke off before it was entered, the first is kept. */
    async keepCounted(audit: string, { population, checkpoint, idle, unlisted }: Counted): Promise<void> {
      const text = canonicalText(population as unknown as JsonValue);
      await pool.query(
        `INSERT INTO cordon.audit_populations (audit_id, population, summary, checkpoint, idle, unlisted)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (audit_id) DO NOTHING`,
        [audit, text, JSON.stringify(summaryOf(population)), checkpoint, idle, unlisted],
      );
    },

    async report(audit: string): Promise<string | null> {
      const { rows } = await pool.query<{ sealed: string }>(
        'SELECT sealed FROM cordon.audit_reports WHERE audit_id = $1',
        [audit],
      );
      return rows[0]?.sealed ?? null;
    },
  };
}

function audit({ plan, ...row }: Row): Audit {
  return { ...row, plan: JSON.parse(plan) as AuditPlan };
}
