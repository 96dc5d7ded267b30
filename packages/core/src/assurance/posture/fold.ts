import type { Columns, QueryResult } from './logs.ts';
import { kept, topicOf, type Topic } from './topics.ts';

/** A row that was told of, and whether it is there now. */
interface KeptRow {
  readonly columns: Columns;
  readonly there: boolean;
  /** The run that said so: when it was, and its number. */
  readonly at: number;
  readonly counter: number;
}

/** What is known about one topic of a device. */
export interface TopicState {
  readonly form: QueryResult['form'];
  readonly epoch: string;
  /** When it was last told of, by the device's clock; epoch milliseconds. */
  readonly at: number;
  /** When the run was that told all rows; what it cannot be earlier than while it is not known. */
  readonly since: number;
  /** The highest number of a run that was heard of since. */
  readonly counter: number;
  /** Whether all rows were told once: only then is a row that is not here not there. */
  readonly whole: boolean;
  /** More was there than is kept: nothing can be said until it is told anew. */
  readonly lost: boolean;
  /** By what tells the rows apart. */
  readonly rows: Readonly<Record<string, KeptRow>>;
}

/** All that is kept of what a device reported. */
export type DeviceState = Readonly<Partial<Record<Topic, TopicState>>>;

/** Rows of a topic that are kept; those that are gone make place first. */
const MOST = 200;

/**
 * Takes results into the state of a device. In whatever order, and however often, results of an epoch come, the state is the
 * same: each row goes by its latest run. A result of an older epoch than the one that runs changes nothing.
 */
export function fold(state: DeviceState, results: readonly QueryResult[]): DeviceState {
  let next = state;
  for (const result of results.toSorted((a, b) => a.at - b.at || a.counter - b.counter)) {
    const topic = topicOf(result.query);
    if (topic === null) continue;
    const told = taken(next[topic], topic, result);
    if (told !== next[topic]) next = { ...next, [topic]: told };
  }
  return next;
}

/**
 * The same results, none of them later than it was told: a clock that is ahead, put right later, would let an old report stand
 * above all that follow. They keep their distance to each other.
 * @param now epoch milliseconds
 */
export function toldBy(results: readonly QueryResult[], now: number): readonly QueryResult[] {
  const ahead = Math.max(0, ...results.map(({ at }) => at - now));
  return ahead === 0 ? results : results.map((result) => ({ ...result, at: Math.max(0, result.at - ahead) }));
}

function taken(before: TopicState | undefined, topic: Topic, result: QueryResult): TopicState {
  const { form, epoch, at, counter } = result;
  if (form !== 'differential') {
    if (before !== undefined && before.at > at) return before;
    // Of one run are the rows that say the same time.
    const same = form === 'snapshot-row' && before?.form === form && before.at === at ? before : null;
    const { rows, lost } = bounded(changed(same?.rows ?? {}, topic, result));
    return { form, epoch, at, since: at, counter, whole: true, rows, lost: lost || same?.lost === true };
  }
  if (before?.form !== 'differential' || before.epoch !== epoch) {
    if (before !== undefined && before.at > at) return before;
    const whole = counter === 0;
    return { form, epoch, at, since: whole ? at : 0, counter, whole, ...bounded(changed({}, topic, result)) };
  }
  if (at < before.since && (before.whole || counter === 0)) return before;
  return counter === 0 && at > before.since ? begun(before, topic, result) : continued(before, topic, result);
}

/**
 * Run 0 once more within an epoch: osquery lost its database, as with a new installation, and the epoch is 0 unless somebody sets
 * it. It tells all rows; those told before it count no more, or a disk that was encrypted then would be so for good.
 */
function begun(before: TopicState, topic: Topic, result: QueryResult): TopicState {
  const { form, epoch, at } = result;
  const since = Object.entries(before.rows).filter(([, row]) => row.at >= at);
  return {
    ...{ form, epoch, since: at, whole: true },
    at: Math.max(at, ...since.map(([, row]) => row.at)),
    counter: Math.max(0, ...since.map(([, row]) => row.counter)),
    ...bounded(changed(Object.fromEntries(since), topic, result)),
  };
}

function continued(before: TopicState, topic: Topic, result: QueryResult): TopicState {
  const { form, epoch, at, counter } = result;
  // A later run with a number that was had before: osquery began anew, and its run 0 was missed. Nothing is known until it comes.
  const missed = at > before.at && counter <= before.counter;
  const { rows, lost } = bounded(changed(before.rows, topic, result));
  return {
    ...{ form, epoch, rows, lost: before.lost || lost },
    ...(missed ? { since: before.at, whole: false } : { since: before.since, whole: before.whole }),
    at: Math.max(before.at, at),
    counter: missed ? counter : Math.max(before.counter, counter),
  };
}

function changed(
  before: TopicState['rows'],
  topic: Topic,
  { added, removed, counter, at }: QueryResult,
): TopicState['rows'] {
  const rows = { ...before };
  const tell = (full: Columns, there: boolean) => {
    const columns = kept(topic, full);
    if (columns === null) return;
    const key = keyOf(full);
    const known = rows[key];
    // In one run a row that changed back and forth is there.
    const later = known === undefined ? 1 : at - known.at || counter - known.counter;
    if (later > 0 || (later === 0 && there)) rows[key] = { columns, there, at, counter };
  };
  for (const row of removed) tell(row, false);
  for (const row of added) tell(row, true);
  return rows;
}

function bounded(rows: TopicState['rows']): Pick<TopicState, 'rows' | 'lost'> {
  const entries = Object.entries(rows);
  if (entries.length <= MOST) return { rows, lost: false };
  const newest = entries.toSorted(([, a], [, b]) => Number(b.there) - Number(a.there) || b.at - a.at);
  return { rows: Object.fromEntries(newest.slice(0, MOST)), lost: newest[MOST]?.[1].there === true };
}

/**
 * The rows that are there now.
 * @returns null when that is not known: nothing was told yet, the beginning is missing, or it was more than is kept
 */
export function rowsOf(state: TopicState | undefined): readonly Columns[] | null {
  if (state?.whole !== true || state.lost) return null;
  return Object.values(state.rows).flatMap(({ there, columns }) => (there ? [columns] : []));
}

/** Tells rows apart without keeping what is in them (FNV-1a, twice; against chance, not against the device itself). */
function keyOf(row: Columns): string {
  const text = JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${hash(text, 0x811c9dc5)}${hash(text, 0x1b873593)}`;
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
