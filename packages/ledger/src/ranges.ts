import { parseCount } from './bytes.ts';

/** Entries `first` to `last`, both included. */
export interface IndexRange {
  readonly first: number;
  readonly last: number;
}

const MAX_RANGES = 100_000;

/** Writes ranges as `0-255,300`. */
export function formatRanges(ranges: readonly IndexRange[]): string {
  return ranges
    .map(({ first, last }) => (first === last ? String(first) : `${String(first)}-${String(last)}`))
    .join(',');
}

/**
 * Reads ranges as `formatRanges` writes them: ascending, apart from each other, one spelling only.
 * @returns null for any other text
 */
export function parseRanges(text: string): IndexRange[] | null {
  const ranges: IndexRange[] = [];
  for (const part of text.split(',', MAX_RANGES + 1)) {
    const [firstText = '', lastText, ...more] = part.split('-');
    const first = parseCount(firstText);
    const last = lastText === undefined ? first : parseCount(lastText);
    if (first === null || last === null || last < first || more.length > 0) return null;
    const before = ranges.at(-1);
    if (before !== undefined && first <= before.last + 1) return null;
    ranges.push({ first, last });
  }
  return ranges.length <= MAX_RANGES && formatRanges(ranges) === text ? ranges : null;
}

/** How many entries ranges hold. */
export function countOf(ranges: readonly IndexRange[]): number {
  return ranges.reduce((count, { first, last }) => count + last - first + 1, 0);
}

/** Whether one of the ranges, ascending and apart, holds an index. */
export function holds(ranges: readonly IndexRange[], index: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((ranges[middle]?.last ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.first <= index;
}

/** Adds the next index, larger than all before, to ranges that grow. */
export function grow(ranges: IndexRange[], index: number): void {
  const last = ranges.at(-1);
  if (last?.last === index - 1) ranges[ranges.length - 1] = { first: last.first, last: index };
  else ranges.push({ first: index, last: index });
}

/** The same indices as ranges that are ascending and apart. */
export function merged(ranges: readonly IndexRange[]): IndexRange[] {
  const apart: IndexRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = apart.at(-1);
    if (before === undefined || range.first > before.last + 1) apart.push(range);
    else apart[apart.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
  }
  return apart;
}

/** Indices that rise, each once, as the ranges they form. */
export function runsOf(indices: Iterable<number>): IndexRange[] {
  const runs: IndexRange[] = [];
  for (const index of indices) grow(runs, index);
  return runs;
}

/** What of ranges no other one holds; both ascending and apart. */
export function minus(ranges: readonly IndexRange[], others: readonly IndexRange[]): IndexRange[] {
  const left: IndexRange[] = [];
  let at = 0;
  for (const { first, last } of ranges) {
    let from = first;
    while ((others[at]?.last ?? Infinity) < from) at++;
    for (let next = at; from <= last; next++) {
      const { first: start, last: end } = others[next] ?? { first: Infinity, last: Infinity };
      if (start > from) left.push({ first: from, last: Math.min(last, start - 1) });
      from = Math.max(from, end + 1);
      if (start > last) break;
    }
  }
  return left;
}
