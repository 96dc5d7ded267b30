import { newScan, scan } from '../scan.ts';
import { cluesOf } from './cluesOf.ts';
import { topicId } from './topics.ts';

/** Subjects that a question for a value is not about, though its words name them. */
const never = [topicId('UNIT'), topicId('AMOUNT'), topicId('AMOUNT'), topicId('MONTH'), topicId('WEEKDAY')];
/** A question stands at the end of a long turn. */
const longest = 600;

/** A question is read before the search for its answer begins, so one room is enough: to make it costs more than to read. */
const room = newScan(longest);

/** Marks in `into` the subjects that a turn asks about: "may I have your date of birth?". */
export function askedIn(turn: string, into: Uint8Array): void {
  const { cueTopic } = cluesOf(scan(turn.slice(-longest), room));
  for (const topic of cueTopic) if (!never.includes(topic)) into[topic] = 1;
}
