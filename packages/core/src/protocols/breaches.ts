import { askedFor } from './asking.ts';
import { ruleOf, ruleOfKind } from './find.ts';
import { dataKind, kindOfType } from './kinds.ts';
import type { Protocol, ProtocolRule } from './protocol.ts';

/** Where a text goes: a note, a reply to the customer, or what is typed into an act and leaves for somebody else. */
export type TextChannel = 'note' | 'reply' | 'act';

/** Personal data that was found in a text. Half-open range in UTF-16 code units. */
export type FoundValue = { readonly start: number; readonly end: number } & (
  | {
      readonly whose: 'customer';
      readonly category: string;
      /** All of the value, and not merely the part that is shown. */
      readonly whole: boolean;
    }
  /** Whose it is nobody knows. */
  | { readonly whose: 'anyone'; readonly type: string }
);

/** What a text does that the protocol does not let it. */
export interface Breach {
  readonly start: number;
  readonly end: number;
  readonly does: 'asks' | 'says';
  readonly category: string;
  /** What it is called, e.g. `A card number`. */
  readonly label: string;
  readonly clause: string;
  /** Why, in the words of the protocol. */
  readonly sentence: string;
  /** What becomes of the text. Asking cannot be taken out of it. */
  readonly then: 'refuse' | 'remove';
  /** Whether it tells that a value is the customer's, which whoever typed it may only have guessed. */
  readonly tells: boolean;
}

/** A breach as whoever typed the text is told of it, and as its entry names it: no piece of the text is in it. */
export type ToldBreach = Pick<Breach, 'does' | 'category' | 'clause' | 'sentence' | 'then' | 'label'>;

/**
 * Where a text asks for what the protocol does not let be asked for. Needs nothing but the text and the protocol, so that the
 * browser can say it while somebody types.
 */
export function askingBreaches(protocol: Protocol, text: string): readonly Breach[] {
  return askedFor(text).flatMap(({ kind, start, end, part }) => {
    const rule = ruleOfKind(protocol, dataKind(kind));
    if (rule.ask === 'value' || rule.ask === 'confirm' || (rule.ask === 'part' && part)) return [];
    return [{ ...about(rule), start, end, does: 'asks', then: 'refuse', tells: false } as const];
  });
}

/**
 * All that a text does against the protocol.
 * @param found personal data in it, with whose it is
 * @returns in the order of the text
 */
export function breachesOf(
  protocol: Protocol,
  channel: TextChannel,
  text: string,
  found: readonly FoundValue[],
): readonly Breach[] {
  const asks = channel === 'note' ? [] : askingBreaches(protocol, text);
  const own = found.filter((value) => value.whose === 'customer');
  const anyones = found.flatMap((value): readonly Breach[] => {
    if (value.whose === 'customer') return [];
    const kind = kindOfType(value.type);
    if (kind === undefined || isOurs(protocol.ours, text.slice(value.start, value.end))) return [];
    const rule = ruleOfKind(protocol, kind);
    // What may be said to its own customer is excused as theirs; for anything else theirs and a stranger’s answer alike.
    if (own.some((one) => within(value, one) && fits(ruleOf(protocol, one.category), channel, one.whole)))
      return [];
    const sentence = `${rule.label} in full does not go into ${PLACE[channel]}.`;
    return [{ ...about(rule), ...rangeOf(value), does: 'says', sentence, then: rule.breach, tells: false }];
  });
  const customers = own.flatMap((value): readonly Breach[] => {
    const rule = ruleOf(protocol, value.category);
    if (fits(rule, channel, value.whole) || anyones.some((one) => within(value, one))) return [];
    return [{ ...about(rule), ...rangeOf(value), does: 'says', then: rule.breach, tells: true }];
  });
  return [...asks, ...anyones, ...customers].toSorted((a, b) => a.start - b.start);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function within(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

const PLACE: Readonly<Record<TextChannel, string>> = {
  note: 'a note',
  reply: 'a reply',
  act: 'what is sent on',
};

function about({ category, label, clause, says }: ProtocolRule) {
  return { category, label, clause, sentence: says };
}

function fits(rule: ProtocolRule, channel: TextChannel, whole: boolean): boolean {
  const extent = { note: rule.note, reply: rule.customer, act: rule.others }[channel];
  return extent === 'full' || (extent === 'part' && !whole);
}

/** An address of the parties' own: exactly it, or one at a domain of theirs. */
function isOurs(ours: readonly string[], text: string): boolean {
  const typed = spelled(text);
  return ours.map(spelled).some((own) => typed === own || (own.startsWith('@') && typed.endsWith(own)));
}

/** Numbers are compared by their digits, addresses without regard to case. */
function spelled(text: string): string {
  return text.includes('@') ? text.trim().toLowerCase() : text.replace(/[\s()./-]/g, '');
}
