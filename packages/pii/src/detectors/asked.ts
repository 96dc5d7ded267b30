import type { Clues } from '../clues.ts';
import { newScan, scan, tokenHash } from '../scan.ts';
import { cluesOf } from './cluesOf.ts';
import { topicId } from './topics.ts';

/** Subjects that a question for a value is not about, though its words name them. */
const never = [topicId('UNIT'), topicId('AMOUNT'), topicId('MONTH'), topicId('WEEKDAY')];
/** A question stands at the end of a long turn. */
const longest = 600;

/** A question is read before the search for its answer begins, so one room is enough: to make it costs more than to read. */
const room = newScan(longest);

/** "may I have your name", "who am I speaking with?": words that make a turn a question for the other one's own. */
const yours = new Set(['your', 'ur', 'yours', 'who', 'whom'].map(tokenHash));
const speaking = new Set(['speaking', 'talking', 'chatting', 'assisting', 'helping'].map(tokenHash));
const name = topicId('NAME');

/** Notes the subjects that a turn asks about: "may I have your date of birth?". */
export function askedIn(turn: string, into: Clues): void {
  const asking = scan(turn.slice(-longest), room);
  const { cueTopic } = cluesOf(asking);
  for (const topic of cueTopic) if (!never.includes(topic)) into.asked[topic] = 1;
  let isYours = false;
  let isSpeaking = false;
  for (let i = 0; i < asking.count; i += 1) {
    const hash = asking.hash[i] ?? 0;
    isYours ||= yours.has(hash);
    isSpeaking ||= speaking.has(hash);
  }
  into.nameAsked = isYours && (cueTopic.includes(name) || isSpeaking);
}
