import { randomUUID } from 'node:crypto';

interface Owned {
  /** Runs SQL on Cordon's database as its owner. */
  asOwner(text: string, values?: readonly unknown[]): Promise<unknown>;
}

/** That somebody passed a course, as it stands once their training system told of it. @returns the completion's id */
export async function pass(
  scene: Owned,
  person: string,
  course: string,
  at: Date,
  version = 1,
): Promise<string> {
  const id = randomUUID();
  await scene.asOwner(
    `INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, imported_by, known_at)
     VALUES ($1, $2, $3, $4, $5, 'import', $2, $5)`,
    [id, person, course, version, at],
  );
  return id;
}
