/** A completion as a training system or a file tells it. */
export interface ToldCompletion {
  /** Of the file, from 1; of a delivery, its place from 1. */
  readonly line: number;
  /** An e-mail address, or what the person's directory calls them. */
  readonly person: string;
  readonly course: string;
  /** Null: the one that is in force. */
  readonly version: number | null;
  /** RFC 3339. */
  readonly passedAt: string;
}

/** Somebody of the party, by every name a line may call them. */
export interface KnownPerson {
  readonly id: string;
  readonly names: readonly string[];
}

export interface KnownCourse {
  readonly id: string;
  /** The newest. */
  readonly version: number;
  readonly countsFrom: number;
}

/** What taking completions would do: what is new, what stands already, and what cannot be taken and why. */
export interface CompletionPlan {
  readonly fresh: readonly FoundCompletion[];
  readonly known: number;
  readonly problems: readonly CompletionProblem[];
}

export interface FoundCompletion {
  readonly line: number;
  readonly person: string;
  readonly course: string;
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly passedAt: number;
  /** False for a version that no longer counts: it is kept and opens nothing. */
  readonly counts: boolean;
}

export interface CompletionProblem {
  readonly line: number;
  readonly problem: string;
}

const DAY = 86_400_000;
/** Whoever could date a completion as they like could keep access open for good: a year is the longest a course is valid. */
export const BACKDATED_DAYS = 365;
/** What two clocks may differ by. */
const SKEW = 5 * 60_000;

/**
 * Finds for each completion whose it is. One line may name a person who is here more than once, for several clients: it
 * counts for each. What a line says is not repeated in what is said of it.
 * @param known keys of completions that stand, as `completionKey`
 */
export function planCompletions(
  told: readonly ToldCompletion[],
  people: readonly KnownPerson[],
  courses: readonly KnownCourse[],
  known: ReadonlySet<string>,
  now: number,
): CompletionPlan {
  const byName = Map.groupBy(
    people.flatMap(({ id, names }) => [...new Set(names.map(nameKey))].map((name) => ({ name, id }))),
    ({ name }) => name,
  );
  const fresh: FoundCompletion[] = [];
  const problems: CompletionProblem[] = [];
  const seen = new Set<string>();
  let stands = 0;
  for (const { line, person, course: id, version, passedAt } of told) {
    const found = byName.get(nameKey(person)) ?? [];
    const course = courses.find((one) => one.id === id);
    const at = RFC3339.test(passedAt) ? Date.parse(passedAt) : Number.NaN;
    const problem = problemOf(found.length, course, version, at, now);
    if (problem !== null || course === undefined) {
      problems.push({ line, problem: problem ?? 'there is no such course' });
      continue;
    }
    for (const { id: whose } of found) {
      const one = { line, person: whose, course: id, version: version ?? course.version, passedAt: at };
      const key = completionKey(one);
      if (known.has(key) || seen.has(key)) stands += 1;
      else fresh.push({ ...one, counts: one.version >= course.countsFrom });
      seen.add(key);
    }
  }
  return { fresh, known: stands, problems };
}

const RFC3339 = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

function problemOf(
  found: number,
  course: KnownCourse | undefined,
  version: number | null,
  at: number,
  now: number,
): string | null {
  if (found === 0) return 'nobody here is called that';
  if (course === undefined) return 'there is no such course';
  if (version !== null && !(version >= 1 && version <= course.version))
    return 'the course has no such version';
  if (Number.isNaN(at)) return 'the day is written as 2026-11-27, or with its time and zone';
  if (at > now + SKEW) return 'it lies in the future';
  if (at < now - BACKDATED_DAYS * DAY) return `it is more than ${String(BACKDATED_DAYS)} days old`;
  return null;
}

/** What makes a completion the same however often it is told. */
export function completionKey(one: Pick<FoundCompletion, 'person' | 'course' | 'passedAt'>): string {
  return `${one.person} ${one.course} ${String(one.passedAt)}`;
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
