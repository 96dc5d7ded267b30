import { andList, categoryWords } from '../policy/index.ts';
import { MOST_CHARACTERS, type Channel, type ProtocolRule, type Reach } from './protocol.ts';

/** More labels than these are no name for a category. */
const FEW_LABELS = 3;

/** What a category is called: by the labels of its fields, or in the taxonomy's words where there are many. */
export function labelFor(category: string, labels: readonly string[]): string {
  if (labels.length > 0 && labels.length <= FEW_LABELS) return andList(labels);
  const words = categoryWords(category);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const ASK = {
  value: 'May ask.',
  confirm: 'May confirm.',
  part: 'May ask for the part shown.',
  never: 'Never ask.',
} as const;
const ALOUD = {
  full: 'May read aloud.',
  part: 'Read aloud only what is shown.',
  never: 'Never read aloud.',
} as const;
const NOTE = { part: 'In notes only what is shown.', never: 'Never type into notes.' } as const;
const CUSTOMER = {
  full: 'May send to the customer.',
  part: 'Send only what is shown.',
  never: 'Never send to the customer.',
} as const;
const OTHERS = {
  full: 'May pass on to others.',
  part: 'To others only what is shown.',
  never: 'Never pass on to others.',
} as const;

/** A rule in the few words that stand beside a field, channel by channel. Always of the rule itself, never of what was typed. */
export function artefactOf(rule: Reach): readonly string[] {
  const sending =
    rule.customer === 'never' && rule.others === 'never'
      ? ['Never send.']
      : [CUSTOMER[rule.customer], OTHERS[rule.others]];
  return [ASK[rule.ask], ALOUD[rule.aloud], NOTE[rule.note], ...sending];
}

/** One sentence about a rule, for whoever works with it, until the privacy officer writes a better one. */
export function sentenceFor(label: string, rule: Reach): string {
  const name = label.length > 60 ? `${label.slice(0, 59)}…` : label;
  return within(`${name}: ${said(rule)}`);
}

function said({ ask, aloud }: Reach): string {
  if (ask === 'value') return 'you may ask for it and speak of it with the customer; not with anybody else.';
  if (ask === 'never') return 'do not ask for it. Said all the same, it is not written down or repeated.';
  if (ask === 'part') return 'ask for no more of it than is shown. Do not read out or write down the rest.';
  return aloud === 'never'
    ? 'let the customer say it, then confirm it. Do not say or write any of it yourself.'
    : 'let the customer say it, then confirm it. Read out no more than is shown.';
}

const WIDER = {
  ask: 'be asked for',
  aloud: 'be read aloud',
  note: 'be typed into notes',
  customer: 'be sent to the customer',
  others: 'be passed on to others',
} as const satisfies Record<Channel, string>;

/** Why a rule is refused: what the terms do not let be done, and their clause. */
export function widerSentence(rule: Pick<ProtocolRule, 'label'>, channel: Channel, clause: string): string {
  return `${rule.label} may not ${WIDER[channel]} as far as this says: clause ${clause} does not let it.`;
}

function within(sentence: string): string {
  return sentence.length <= MOST_CHARACTERS ? sentence : `${sentence.slice(0, MOST_CHARACTERS - 1)}…`;
}
