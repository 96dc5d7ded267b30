import type { Clues } from '../clues.ts';
import { newScan, scan, tokenHash } from '../scan.ts';
import { cluesOf } from './cluesOf.ts';
import { topicId } from './topics.ts';

/** Subjects that a question for a value is not about, though its words name them. */
const never = [topicId('UNIT'), topicId('AMOUNT'), topicId('MONTH'), topicId('WEEKDAY')];
/** A question stands at the end of a long turn. */
const longest = 600;
/** "name on the account please": words that ask without a question mark, in a turn of few words. */
const fewWords = 8;
const asking = new Set(['please', 'whose', 'which', 'what', 'whats'].map(tokenHash));

/** A question is read before the search for its answer begins, so one room is enough: to make it costs more than to read. */
const room = newScan(longest);

/** "may I have your name", "who am I speaking with?", "under what name?": what makes a turn a question for a name. */
const yours = new Set(['your', 'ur', 'yours', 'who', 'whom'].map(tokenHash));
const speaking = new Set(['speaking', 'talking', 'chatting', 'assisting', 'helping'].map(tokenHash));
const name = topicId('NAME');
/** "the name of the plan?" asks for no person. */
const of = tokenHash('of');

/** Notes the subjects that a turn asks about: "may I have your date of birth?". */
export function askedIn(turn: string, into: Clues): void {
  const asked = scan(turn.slice(-longest), room);
  const { cueTopic, cueTo } = cluesOf(asked);
  for (const topic of cueTopic) if (!never.includes(topic)) into.asked[topic] = 1;
  let isYours = false;
  let isSpeaking = false;
  let isAsking = false;
  for (let i = 0; i < asked.count; i += 1) {
    const hash = asked.hash[i] ?? 0;
    isYours ||= yours.has(hash);
    isSpeaking ||= speaking.has(hash);
    isAsking ||= asking.has(hash);
  }
  const asksName = cueTopic.some(
    (topic, cue) => topic === name && (isYours || asked.hash[cueTo[cue] ?? 0] !== of),
  );
  const isQuestion = isYours || (isAsking && asked.count <= fewWords) || turn.trimEnd().endsWith('?');
  into.nameAsked = (isYours && isSpeaking) || (isQuestion && asksName);
}
