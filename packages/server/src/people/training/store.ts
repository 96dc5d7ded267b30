import type { EventReason, StandingReason } from '@cordon/core/people/training';
import { sql, type Kysely } from 'kysely';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';

/** An assignment that is neither done nor withdrawn. */
export interface OpenAssignment {
  readonly id: string;
  readonly person: string;
  readonly course: string;
  readonly reason: StandingReason | EventReason;
  readonly cause: string | null;
  readonly assignedAt: Date;
  readonly dueAt: Date;
}

export interface NewAssignment {
  readonly id: string;
  readonly person: string;
  readonly course: string;
  readonly reason: EventReason;
  readonly cause: string | null;
  readonly assignedAt: Date;
  readonly dueAt: Date;
  readonly assignedBy: string | null;
}

/** A course somebody passed, as the view `courses_known` says it. */
export interface Known {
  readonly person: string;
  readonly course: string;
  readonly passedAt: Date;
  readonly right: number;
  readonly owedBy: Date | null;
}

/** A person's work that is not over. */
export interface WorkRow {
  readonly person: string;
  readonly vendor: string;
  readonly agreement: string;
  readonly role: string;
  readonly purpose: string;
}

export interface RuleRow {
  readonly id: string;
  readonly party: { readonly id: string; readonly name: string; readonly kind: 'company' | 'vendor' };
  readonly scope: 'role' | 'purpose' | 'risk';
  readonly value: string;
  readonly course: string;
  readonly everyMonths: number;
  readonly madeAt: Date;
}

export interface NewRule extends Pick<RuleRow, 'id' | 'scope' | 'value' | 'course' | 'everyMonths'> {
  readonly party: string;
}

export interface TrainingStore {
  /** @param people null: everybody */
  known(people: readonly string[] | null): Promise<readonly Known[]>;
  open(people: readonly string[] | null): Promise<readonly OpenAssignment[]>;
  works(people: readonly string[] | null, at: Date): Promise<readonly WorkRow[]>;
  /** @returns false when that person owes it for the same thing already: nothing is done then */
  assign(assignment: NewAssignment, owes: OwedAct): Promise<boolean>;
  hasCourse(course: string): Promise<boolean>;
  rules(): Promise<readonly RuleRow[]>;
  /** @returns false when the party has that rule */
  addRule(rule: NewRule, by: string, at: Date, owes: OwedAct): Promise<boolean>;
  /** @returns false when it is not there or over */
  endRule(id: string, at: Date, owes: OwedAct): Promise<boolean>;
}

/** Assignments of courses, and what is known of who passed them. */
export function createTrainingStore(db: Kysely<unknown>): TrainingStore {
  return {
    async known(people) {
      const { rows } = await sql<Known>`
        SELECT person, course, passed_at AS "passedAt", answered_right AS "right", owed_by AS "owedBy" FROM cordon.courses_known
        WHERE ${people}::text[] IS NULL OR person = ANY(${people}::text[])`.execute(db);
      return rows;
    },

    async open(people) {
      const { rows } = await sql<OpenAssignment>`
        SELECT a.id, a.person, a.course, a.reason, a.cause, a.assigned_at AS "assignedAt", a.due_at AS "dueAt"
        FROM cordon.course_assignments a
        WHERE a.done_at IS NULL AND a.withdrawn_at IS NULL AND (${people}::text[] IS NULL OR a.person = ANY(${people}::text[]))
          AND NOT EXISTS (SELECT FROM cordon.course_completions c WHERE c.person = a.person AND c.course = a.course
            AND c.source <> 'spaced' AND c.passed_at >= a.assigned_at)
        ORDER BY a.due_at, a.id`.execute(db);
      return rows;
    },

    async works(people, at) {
      const { rows } = await sql<WorkRow>`
        SELECT DISTINCT s.person_id AS person, p.party_id AS vendor, s.agreement_id AS agreement, s.access_role AS role, s.purpose
        FROM cordon.assignments s JOIN cordon.persons p ON p.id = s.person_id
        WHERE p.role = 'agent' AND p.left_at IS NULL AND s.ended_at IS NULL AND (s.until_at IS NULL OR s.until_at > ${at})
          AND (${people}::text[] IS NULL OR s.person_id = ANY(${people}::text[]))`.execute(db);
      return rows;
    },

    assign: ({ id, person, course, reason, cause, assignedAt, dueAt, assignedBy }, owes) =>
      db.transaction().execute(async (tx) => {
        // What was passed since is no reason not to ask anew: only an open one is.
        await sql`
          UPDATE cordon.course_assignments a SET done_at = k.passed_at FROM cordon.courses_known k
          WHERE a.person = ${person} AND a.course = ${course} AND a.done_at IS NULL AND a.withdrawn_at IS NULL
            AND k.person = a.person AND k.course = a.course AND k.passed_at >= a.assigned_at`.execute(tx);
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.course_assignments (id, person, course, reason, cause, assigned_at, due_at, assigned_by)
          VALUES (${id}, ${person}, ${course}, ${reason}, ${cause}, ${assignedAt}, ${dueAt}, ${assignedBy})
          ON CONFLICT DO NOTHING`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, [owes]);
        return true;
      }),

    async hasCourse(course) {
      const { rows } = await sql`
        SELECT 1 FROM cordon.courses WHERE id = ${course} AND withdrawn_at IS NULL`.execute(db);
      return rows.length > 0;
    },

    async rules() {
      const { rows } = await sql<RuleRow>`
        SELECT r.id, json_build_object('id', y.id, 'name', y.name, 'kind', y.kind) AS party, r.scope, r.value, r.course,
          r.every_months AS "everyMonths", r.made_at AS "madeAt"
        FROM cordon.training_rules r JOIN cordon.parties y ON y.id = r.party_id WHERE r.ended_at IS NULL ORDER BY r.made_at, r.id`.execute(
        db,
      );
      return rows;
    },

    addRule: ({ id, party, scope, value, course, everyMonths }, by, at, owes) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.training_rules (id, party_id, scope, value, course, every_months, made_by, made_at)
          VALUES (${id}, ${party}, ${scope}, ${value}, ${course}, ${everyMonths}, ${by}, ${at}) ON CONFLICT DO NOTHING`.execute(
          tx,
        );
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, [owes]);
        return true;
      }),

    endRule: (id, at, owes) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.training_rules SET ended_at = ${at} WHERE id = ${id} AND ended_at IS NULL`.execute(
          tx,
        );
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, [owes]);
        return true;
      }),
  };
}
