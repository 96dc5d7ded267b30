import type { TabletopStep } from '@cordon/core/drills';
import type { Pool } from 'pg';

export interface Tabletop {
  readonly id: string;
  readonly scenario: string;
  readonly startedBy: { readonly id: string; readonly name: string };
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly lesson: string | null;
  readonly entry: number | null;
}

interface StepRow {
  readonly kind: 'inject' | 'decision';
  readonly at: Date;
  readonly inject: string;
  readonly role: Extract<TabletopStep, { kind: 'decision' }>['role'] | null;
  readonly words: string | null;
}

const SELECT = `SELECT t.id, t.scenario, t.started_at AS "startedAt", t.ended_at AS "endedAt", t.lesson, t.entry::int AS entry,
  json_build_object('id', p.id, 'name', p.name) AS "startedBy" FROM cordon.tabletops t JOIN cordon.persons p ON p.id = t.started_by`;

export type TabletopStore = ReturnType<typeof createTabletopStore>;

/** Exercises and what was decided in them. */
export function createTabletopStore(pool: Pool) {
  return {
    /** Newest first. */
    async list(): Promise<readonly Tabletop[]> {
      return (await pool.query<Tabletop>(`${SELECT} ORDER BY t.started_at DESC, t.id LIMIT 20`)).rows;
    },

    async find(id: string): Promise<Tabletop | null> {
      return (await pool.query<Tabletop>(`${SELECT} WHERE t.id = $1`, [id])).rows[0] ?? null;
    },

    async start(id: string, scenario: string, by: string, at: Date): Promise<void> {
      await pool.query(
        'INSERT INTO cordon.tabletops (id, scenario, started_by, started_at) VALUES ($1, $2, $3, $4)',
        [id, scenario, by, at],
      );
    },

    async stepsOf(id: string): Promise<readonly TabletopStep[]> {
      const { rows } = await pool.query<StepRow>(
        'SELECT kind, at, inject, role, words FROM cordon.tabletop_steps WHERE tabletop_id = $1 ORDER BY id',
        [id],
      );
      return rows.map(({ at, inject, role, words }) =>
        role === null
          ? { kind: 'inject', at: at.getTime(), inject }
          : { kind: 'decision', at: at.getTime(), inject, role, text: words ?? '' },
      );
    },

    async step(id: string, step: TabletopStep, by: string): Promise<void> {
      const [role, words] = step.kind === 'decision' ? [step.role, step.text] : [null, null];
      await pool.query(
        `INSERT INTO cordon.tabletop_steps (tabletop_id, at, person_id, kind, inject, role, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, new Date(step.at), by, step.kind, step.inject, role, words],
      );
    },

    /** @returns false when it was ended already */
    async end(id: string, lesson: string, entry: number, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.tabletops SET ended_at = $2, lesson = $3, entry = $4 WHERE id = $1 AND ended_at IS NULL',
        [id, at, lesson, entry],
      );
      return rowCount === 1;
    },
  };
}
