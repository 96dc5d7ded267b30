import type { FindingKind } from '../findings.ts';

type Facts = Readonly<Record<string, string | number>>;

/**
 * Facts that tell of a look and not of what was found: instants, the run that looked, what a try answered last. They are others
 * at every look.
 */
const ofTheLook: ReadonlySet<string> = new Set([
  ...['since', 'first', 'last', 'until', 'due', 'day', 'run', 'next', 'problem', 'recording'],
]);

/** Numbers that somebody agreed on: another one is another finding. All other numbers count looks and tries. */
const agreed: ReadonlySet<string> = new Set(['everyMonths', 'wantedEveryDays', 'minutes']);

/** Numbers that count what happened to customers' data: each more is harm that nobody accepted. */
const harm: Readonly<Partial<Record<FindingKind, readonly string[]>>> = {
  'read-unaccounted': ['statements'],
  'access-unmatched': ['entries'],
  'recording-missing': ['accesses'],
  'recording-leaked': ['removed'],
};

/**
 * Whether what is found now is no more than what was accepted: of each fact that says what was found, all that stands in it
 * stood in it before. Counters of looks, and instants, may change; fewer is no new risk.
 * @param accepted the facts when it was seen last
 */
export function isSameRisk(kind: FindingKind, accepted: Facts, now: Facts): boolean {
  return Object.entries(now).every(([name, value]) => {
    const before = accepted[name];
    if (typeof value === 'number') {
      if (agreed.has(name)) return value === before;
      return harm[kind]?.includes(name) !== true || value <= (typeof before === 'number' ? before : 0);
    }
    if (ofTheLook.has(name)) return true;
    const known = new Set(wordsOf(before));
    return wordsOf(value).every((word) => known.has(word));
  });
}

function wordsOf(value: string | number | undefined): readonly string[] {
  return String(value ?? '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}
