import {
  countOf,
  formatRanges,
  leafHash,
  merged,
  parseRanges,
  rootOfLeaves,
  runsOf,
  toHex,
  toUtf8,
  type IndexRange,
  type Sha256,
} from '@cordon/ledger';

/** What is sampled, each list by itself: decisions on customer data, people with a right to it, changes of Cordon's settings. */
export const populationKinds = ['accesses', 'people', 'settings'] as const;

export type PopulationKind = (typeof populationKinds)[number];

/** Why an entry between the first and the last of the period is in no list. */
export const outReasons = {
  'part-of-access': 'the end of an access that is in the population with its beginning',
  'agreement-act': 'an act under this agreement that shows nobody’s data',
  'other-agreement': 'under another agreement',
  installation: 'of the installation: sign-ins, people, the ledger’s own',
  erased: 'erased after its time, as the ledger states',
} as const satisfies Readonly<Record<string, string>>;

export type OutReason = keyof typeof outReasons;

/** An entry of the period as the ledger has it. */
export interface PeriodEntry {
  readonly index: number;
  readonly is: 'access' | 'setting' | OutReason;
  /** The access role of an access, the act of a setting. */
  readonly what: string | null;
}

/**
 * All that an audit may draw from. Lines are what is hashed and drawn: `access 118 tier1`, `person per_ada`,
 * `setting 204 networks-confirmed`.
 */
export interface Population {
  /** Entries of the period; null: there are none. */
  readonly range: IndexRange | null;
  readonly lists: Readonly<Record<PopulationKind, readonly string[]>>;
  /** Everything else between first and last, as `formatRanges` writes it. */
  readonly out: Partial<Record<OutReason, string>>;
}

const WORD = /^[A-Za-z0-9_.:-]{1,80}$/;

/**
 * Sorts the entries of a period into lists, and everything else into reasons.
 * @param entries by rising index, without a gap
 * @param people ids of those with a right to the data in the period, and of those who acted without
 */
export function populationOf(entries: readonly PeriodEntry[], people: readonly string[]): Population {
  const first = entries[0]?.index;
  const last = entries.at(-1)?.index;
  const lines = (is: 'access' | 'setting') =>
    entries
      .filter((entry) => entry.is === is)
      .map(({ index, what }) => `${is} ${String(index)} ${wordOf(what)}`);
  const reasons = Map.groupBy(
    entries.filter((entry) => entry.is !== 'access' && entry.is !== 'setting'),
    ({ is }) => is,
  );
  return {
    range: first === undefined || last === undefined ? null : { first, last },
    lists: {
      accesses: lines('access'),
      people: [...new Set(people)].toSorted().map((person) => `person ${person}`),
      settings: lines('setting'),
    },
    out: Object.fromEntries(
      [...reasons].map(([is, some]) => [is, formatRanges(runsOf(some.map(({ index }) => index)))]),
    ),
  };
}

function wordOf(what: string | null): string {
  return what !== null && WORD.test(what) ? what : '-';
}

/** How many there are, without saying which. */
export interface PopulationSummary {
  readonly first: number | null;
  readonly last: number | null;
  readonly entries: number;
  readonly lists: Readonly<Record<PopulationKind, number>>;
  readonly out: readonly { readonly reason: OutReason; readonly count: number }[];
}

export function summaryOf({ range, lists, out }: Population): PopulationSummary {
  return {
    ...{ first: range?.first ?? null, last: range?.last ?? null },
    entries: range === null ? 0 : range.last - range.first + 1,
    lists: {
      ...{ accesses: lists.accesses.length, people: lists.people.length },
      settings: lists.settings.length,
    },
    out: (Object.entries(out) as [OutReason, string][]).map(([reason, ranges]) => ({
      reason,
      count: countOf(parseRanges(ranges) ?? []),
    })),
  };
}

/** The index that a line of accesses or settings names; null for a person. */
export function indexOf(line: string): number | null {
  const index = /^(?:access|setting) (0|[1-9]\d{0,15}) /.exec(line)?.[1];
  return index === undefined ? null : Number(index);
}

/** What a line is of, beside its index: the role of an access, the act of a setting, the id of a person. */
export function subjectOf(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1);
}

/**
 * One hash over all that can be drawn: the RFC 6962 root over the lines, accesses first, then people, then settings.
 * @returns lower-case hex
 */
export function populationRoot({ lists }: Pick<Population, 'lists'>, sha256: Sha256): string {
  const lines = populationKinds.flatMap((kind) => lists[kind]);
  return toHex(
    rootOfLeaves(
      lines.map((line) => leafHash(toUtf8(line), sha256)),
      sha256,
    ),
  );
}

/**
 * What is wrong with the claim that every entry of the period is accounted for: each index from the first to the last is in
 * exactly one list or under exactly one reason, and no line stands twice.
 * @returns null when it holds
 */
export function wrongWithPopulation({ range, lists, out }: Population): string | null {
  const wholeOf = populationKinds.flatMap((kind) => lists[kind]);
  if (new Set(wholeOf).size !== wholeOf.length) return 'a line of the population stands in it twice';
  if (lists.people.some((line) => !/^person \S+$/.test(line))) return 'a line of the people names no person';
  const inLists = [...lists.accesses, ...lists.settings].map(indexOf);
  const named = inLists.filter((index) => index !== null);
  if (named.length !== inLists.length) return 'a line of the population names no entry';
  const ranges: IndexRange[] = named.map((index) => ({ first: index, last: index }));
  for (const text of Object.values(out)) {
    const some = parseRanges(text);
    if (some === null) return 'the entries outside the population are not spelt as ranges';
    ranges.push(...some);
  }
  const told = ranges.reduce((sum, one) => sum + one.last - one.first + 1, 0);
  const apart = merged(ranges);
  if (countOf(apart) !== told) return 'an entry is accounted for twice';
  if (range === null) return told === 0 ? null : 'entries are told of a period that has none';
  const [only, more] = apart;
  const whole = only?.first === range.first && only.last === range.last && more === undefined;
  if (whole) return null;
  const missing = range.last - range.first + 1 - told;
  return `of the entries ${String(range.first)} to ${String(range.last)}, ${String(missing)} are not accounted for`;
}
