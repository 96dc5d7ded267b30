import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Runs SQL on Cordon's database as its owner. */
type AsOwner = <T extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly T[]>;

/** That somebody passed a course, as it stands once their training system told of it. @returns the completion's id */
export async function pass(
  asOwner: AsOwner,
  person: string,
  course: string,
  at: Date,
  version = 1,
): Promise<string> {
  const id = randomUUID();
  await asOwner(
    `INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, imported_by, known_at)
     VALUES ($1, $2, $3, $4, $5, 'import', $2, $5)`,
    [id, person, course, version, at],
  );
  return id;
}
