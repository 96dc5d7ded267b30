import type { Chance } from './chance.ts';
import type { Customer } from './customers.ts';
import { writings, type Writing } from './writings.ts';

/** What must be gone from a turn: a range in UTF-16 units, and how it was written. */
export interface Gold {
  readonly start: number;
  readonly end: number;
  readonly way: string;
}

export interface LabelledTurn {
  readonly speaker: 'agent' | 'customer';
  readonly text: string;
  readonly gold: readonly Gold[];
}

const openings = [
  'Hello, I wrote to you last week and nobody has answered since.',
  'hi there, the parcel came on monday and one cup was broken',
  'Good morning! I would like to change something in my account.',
  'hey i was charged twice for the same thing can you check',
];
const asking = [
  'Thanks for waiting. Can you tell me how I find you in our system?',
  'ok, could you please give me that again, slowly?',
  'Sure, one moment. And what do we have on file for you?',
  'I see. Which one is it?',
];
const frames: readonly (readonly [before: string, after: string])[] = [
  ['it is ', ''],
  ['You should have it there: ', ', as I said before.'],
  ['sure, ', ' thanks'],
  ['', ''],
  ['I already gave it to your colleague (', ').'],
  ['> On Monday you wrote:\n> please use ', '\n> and nothing else\nSo why was it not done?'],
  ['Note: the caller says ', ' and would like a call back by Friday.'],
];
const acks = ['okay', 'go on', 'got it, and the rest?', 'mm-hm'];
const closings = [
  'Great, I have sent the form. Anything else I can do for you today?',
  'The refund takes 3 to 5 days and goes to the card that was used.',
  'thank you so much, have a nice weekend',
  'No, we will return it to the shop on the market square instead.',
];

/** A conversation in which a customer's values are written in three ways at most, with what must go. */
export function conversationOf(customer: Customer, chance: Chance): LabelledTurn[] {
  const turns: LabelledTurn[] = [{ speaker: 'customer', text: chance.pick(openings), gold: [] }];
  for (let i = 0; i < 3; i += 1) {
    turns.push({ speaker: 'agent', text: chance.pick(asking), gold: [] });
    turns.push(...said(chance.pick(writings), customer, chance));
  }
  turns.push({ speaker: 'agent', text: chance.pick(closings), gold: [] });
  return turns;
}

/** One value, written in one way, in as many turns of the customer as it takes. */
export function said({ way, of, write }: Writing, customer: Customer, chance: Chance): LabelledTurn[] {
  const written = write(customer, chance);
  if (written === undefined) return [];
  const parts = written.split('|');
  const turns: LabelledTurn[] = [];
  parts.forEach((part, i) => {
    if (i > 0 && chance.upTo(2) === 0) turns.push({ speaker: 'agent', text: chance.pick(acks), gold: [] });
    const [before, after] = parts.length > 1 ? ['', ''] : chance.pick(frames);
    turns.push({ speaker: 'customer', ...unmarked(before + part + after, `${of}: ${way}`) });
  });
  return turns;
}

function unmarked(marked: string, way: string): Pick<LabelledTurn, 'text' | 'gold'> {
  let text = '';
  const gold: Gold[] = [];
  for (const [i, piece] of marked.split(/\{\{|\}\}/).entries()) {
    if (i % 2 === 1) gold.push({ start: text.length, end: text.length + piece.length, way });
    text += piece;
  }
  return { text, gold };
}
