import { DIGIT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';
import { topicId } from './topics.ts';

const code =
  /["']?(?:[ \t]{0,2}[:=#])?[ \t"'(]{0,3}(?:(?:code|number|no|is|was|of|the back|on)\b[ :"']{1,2}){0,3}(\d{3,4})(?![\w-]|[./]\d)/iy;
const expiry =
  /["']?(?:[ \t]{0,2}[:=#.])?[ \t"'(]{0,3}(?:(?:date|is|was|on|in|by)\b[ :"']{1,2}){0,2}((?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?\d{2}|20\d{2}-(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])\d{2})(?![\w/]|[.-]\d)/iy;
const slashed = /(?<![\w/.-])(?:0[1-9]|1[0-2])\/(?:20)?[2-4]\d(?![\w/])/y;
const cvvTopic = topicId('CVV');
const expiryTopic = topicId('EXPIRY');
const cardTopics = topics('CARD', 'CREDIT', 'CVV', 'EXPIRY');

/** What goes with a card number: its security code and its expiry date. */
export const cardSecrets: Detector = {
  name: 'cardSecrets',
  types: ['CARD_CVV', 'CARD_EXPIRY'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      const topic = clues.cueTopic[cue];
      if (topic !== cvvTopic && topic !== expiryTopic) continue;
      const from = scanned.end[(clues.cueTo[cue] ?? 1) - 1] ?? 0;
      const match = matchAt(topic === cvvTopic ? code : expiry, text, from);
      if (match === null) continue;
      const end = from + match[0].length;
      const start = end - (match[1]?.length ?? 0);
      found.push({ start, end, type: topic === cvvTopic ? 'CARD_CVV' : 'CARD_EXPIRY', score: 0.8 });
    }
    const named = found.length;
    for (const token of clues.numbers) {
      const at = scanned.start[token] ?? 0;
      if (text.charCodeAt(at + 2) !== 0x2f) continue;
      if (found.some(({ start }, i) => i < named && start === at)) continue;
      const match = matchAt(slashed, text, at);
      if (match === null) continue;
      const beside = near(scanned, clues, cardTopics, token, token + 3);
      found.push({ start: at, end: at + match[0].length, type: 'CARD_EXPIRY', score: beside ? 0.6 : 0.25 });
    }
    return found;
  },
};
