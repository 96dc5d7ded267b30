import type { Columns, QueryResult } from './logs.ts';
import { kept, topicOf, type Topic } from './topics.ts';

/** A row that was told of, and whether it is there now. */
interface KeptRow {
  readonly columns: Columns;
  readonly there: boolean;
  /** The run that said so. */
  readonly counter: number;
}

/** What is known about one topic of a device. */
export interface TopicState {
  readonly form: QueryResult['form'];
  readonly epoch: string;
  /** When it was last told of, by the device's clock; epoch milliseconds. */
  readonly at: number;
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

function taken(before: TopicState | undefined, topic: Topic, result: QueryResult): TopicState {
  const { form, epoch, at, counter } = result;
  if (form === 'snapshot') {
    if (before !== undefined && before.at > at) return before;
    return { form, epoch, at, whole: true, ...bounded(changed({}, topic, result)) };
  }
  const first = counter === 0;
  if (before?.form !== 'differential' || before.epoch !== epoch) {
    if (before !== undefined && before.at > at) return before;
    return { form, epoch, at, whole: first, ...bounded(changed({}, topic, result)) };
  }
  const { rows, lost } = bounded(changed(before.rows, topic, result));
  const whole = before.whole || first;
  return { form, epoch, at: Math.max(before.at, at), whole, lost: before.lost || lost, rows };
}

function changed(
  before: TopicState['rows'],
  topic: Topic,
  { added, removed, counter }: QueryResult,
): TopicState['rows'] {
  const rows = { ...before };
  const tell = (full: Columns, there: boolean) => {
    const columns = kept(topic, full);
    if (columns === null) return;
    const key = keyOf(full);
    const known = rows[key];
    // In one run a row that changed back and forth is there.
    const newer = known === undefined || known.counter < counter || (known.counter === counter && there);
    if (newer) rows[key] = { columns, there, counter };
  };
  for (const row of removed) tell(row, false);
  for (const row of added) tell(row, true);
  return rows;
}

function bounded(rows: TopicState['rows']): Pick<TopicState, 'rows' | 'lost'> {
  const entries = Object.entries(rows);
  if (entries.length <= MOST) return { rows, lost: false };
  const newest = entries.toSorted(
    ([, a], [, b]) => Number(b.there) - Number(a.there) || b.counter - a.counter,
  );
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
