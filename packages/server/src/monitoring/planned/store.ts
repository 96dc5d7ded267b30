import type { Pool } from 'pg';
import type { ToldLast, ToldShift } from './planned.ts';

/** What monitoring was told of people's work and absences: steps that it follows beside those of tickets. */
export interface PlannedStore {
  /** By person, what was told last. @param since of those whose shifts began later */
  told(since: Date): Promise<ReadonlyMap<string, ToldLast>>;
  tell(shifts: readonly ToldShift[], at: Date): Promise<void>;
  /** Absences that began, and those that ended otherwise than was told, in one transaction with the note that they were. */
  tellAbsences(at: Date): Promise<void>;
}

const TOLD = `
SELECT DISTINCT ON (person_id) person_id AS person, party_id AS party, until_at AS until
FROM cordon.person_steps WHERE step = 'shift' AND told_at > $1 ORDER BY person_id, id DESC`;

const TELL = `
INSERT INTO cordon.person_steps (told_at, person_id, party_id, step, at, until_at, code)
SELECT $1, s.person, s.party, 'shift', s.at, s.until, s.code
FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[]) AS s (person, party, at, until, code)`;

/** Whoever comes back early is away no longer; what was over before it began is not told at all. */
const TELL_ABSENCES = `
WITH due AS (
  UPDATE cordon.absences SET told_until = least(until_at, ended_at)
  WHERE from_at <= $1 AND told_until IS DISTINCT FROM least(until_at, ended_at) AND (ended_at IS NULL OR ended_at > from_at)
  RETURNING person_id, from_at, told_until, reason)
INSERT INTO cordon.person_steps (told_at, person_id, party_id, step, at, until_at, code)
SELECT $1, p.id, p.party_id, 'absence', d.from_at, d.told_until, d.reason FROM due d JOIN cordon.persons p ON p.id = d.person_id
ORDER BY d.from_at, p.id`;

export function createPlannedStore(pool: Pool): PlannedStore {
  return {
    async told(since) {
      const { rows } = await pool.query<{ person: string; party: string; until: Date }>(TOLD, [since]);
      return new Map(rows.map(({ person, party, until }) => [person, { party, until: until.getTime() }]));
    },

    async tell(shifts, at) {
      if (shifts.length === 0) return;
      await pool.query(TELL, [
        at,
        ...[shifts.map(({ person }) => person), shifts.map(({ party }) => party)],
        ...[shifts.map((one) => new Date(one.at)), shifts.map(({ until }) => new Date(until))],
        shifts.map(({ code }) => code),
      ]);
    },

    async tellAbsences(at) {
      await pool.query(TELL_ABSENCES, [at]);
    },
  };
}
