import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Runs SQL on Cordon's database as its owner. */
type AsOwner = <T extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly T[]>;

/** A course that can be taken, with a body that nobody reads. The ledger has an entry already. */
export async function addCourse(asOwner: AsOwner, id: string, title: string, at: Date): Promise<void> {
  await asOwner(
    `INSERT INTO cordon.courses (id, origin, created_at) VALUES ($1, 'cordon', $2) ON CONFLICT DO NOTHING`,
    [id, at],
  );
  await asOwner(
    `INSERT INTO cordon.course_versions (course, version, language, title, body, hash, published_at, entry)
     SELECT $1, 1, 'en', $2, '', repeat('0', 64), $3, min(idx) FROM cordon.ledger_leaves ON CONFLICT DO NOTHING`,
    [id, title, at],
  );
}

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
