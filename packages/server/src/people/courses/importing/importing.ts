import { Failure } from '@cordon/core/kernel';
import {
  BACKDATED_DAYS,
  completionKey,
  planCompletions,
  type CompletionPlan,
  type ToldCompletion,
} from '@cordon/core/people/courses';
import { canonicalText } from '@cordon/ledger';
import { readTable } from '../../../identity/roster/csv.ts';
import type { Teller } from '../completions.store.ts';
import type { CourseDeps } from '../deps.ts';

const COLUMNS = new Map([
  ...['person', 'email', 'user', 'externalid'].map((name) => [name, 'person'] as const),
  ...['course', 'version'].map((name) => [name, name] as const),
  ...['passed', 'passedat', 'completed'].map((name) => [name, 'passed'] as const),
]);
const MOST = 20_000;
const DAY = 86_400_000;

/**
 * Reads completions from a table (RFC 4180): `person` (an e-mail address, user name or external id), `course`, `passed`, and
 * `version` where it is not the newest.
 * @throws Failure `bad-request` for a file that is no such table, with the line
 */
export function toldOfCsv(csv: string): readonly ToldCompletion[] {
  const lines = readTable(csv, COLUMNS);
  if (lines.length === 0 || lines.length > MOST)
    throw new Failure('bad-request', `A list has 1 to ${String(MOST)} completions.`);
  const [first] = lines;
  for (const column of ['person', 'course', 'passed'])
    if (first !== undefined && !(column in first.cells))
      throw new Failure('bad-request', `Line 1: the column "${column}" is missing.`);
  return lines.map(({ line, cells: { person = '', course = '', version = '', passed = '' } }) => ({
    ...{ line, person, course, passedAt: passed },
    // What is no number is no version of any course.
    version: version === '' ? null : /^\d{1,6}$/.test(version) ? Number(version) : 0,
  }));
}

/** What taking completions of a party's people would do, and what stands for it. */
export async function lookAtCompletions(
  { versions, completions, textHash, now }: Pick<CourseDeps, 'versions' | 'completions' | 'textHash' | 'now'>,
  party: string,
  told: readonly ToldCompletion[],
): Promise<CompletionPlan & { readonly difference: string }> {
  const at = now();
  const [people, courses, known] = await Promise.all([
    completions.people(party),
    versions.list(),
    completions.imported(party, new Date(at.getTime() - (BACKDATED_DAYS + 1) * DAY)),
  ]);
  const keys = new Set(known.map((one) => completionKey({ ...one, passedAt: one.passedAt.getTime() })));
  const given = courses.filter(({ withdrawnAt }) => withdrawnAt === null);
  const plan = planCompletions(told, people, given, keys, at.getTime());
  const taken = plan.fresh.map(({ person, course, version, passedAt }) => [
    person,
    course,
    version,
    passedAt,
  ]);
  return { ...plan, difference: textHash(canonicalText(taken)) };
}

/** Keeps what a plan found, which the entry names already. @returns how many were new */
export function takeCompletions(
  { completions, newUuid, now }: Pick<CourseDeps, 'completions' | 'newUuid' | 'now'>,
  plan: CompletionPlan,
  by: Teller,
  entry: number,
): Promise<number> {
  const rows = plan.fresh.map((one) => ({ ...one, id: newUuid() }));
  return completions.take(rows, by, entry, now());
}
