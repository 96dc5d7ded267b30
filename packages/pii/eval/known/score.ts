import { compileKnown, detectTurns, type Detector, type KnownValue, type Span } from '../../src/index.ts';
import { chanceOf } from './chance.ts';
import { conversationOf, type LabelledTurn } from './conversations.ts';
import { customerOf, valuesOf, type Customer } from './customers.ts';

/** How many values of one way to write them there were, and how many are gone to the last letter and digit. */
export interface Rate {
  readonly all: number;
  readonly hidden: number;
}

export interface Recall {
  readonly total: Rate;
  readonly byWay: ReadonlyMap<string, Rate>;
  /** Made-up examples of what stayed visible, for who mends it. */
  readonly missed: readonly string[];
}

/**
 * Searches conversations with their own customer's values alone: patterns are switched off.
 * @param detectorOf what is made of a customer's values
 */
export function measureRecall(
  seed: number,
  conversations: number,
  detectorOf: (values: readonly KnownValue[]) => Detector = compileKnown,
): Recall {
  const chance = chanceOf(seed);
  const byWay = new Map<string, Rate>();
  const missed: string[] = [];
  let total: Rate = { all: 0, hidden: 0 };
  for (let i = 0; i < conversations; i += 1) {
    const customer = customerOf(chance, i);
    const turns = conversationOf(customer, chance);
    const spans = search(turns, detectorOf(valuesOf(customer)));
    turns.forEach(({ text, gold }, turn) => {
      for (const { start, end, way } of gold) {
        const gone = isHidden(text, start, end, spans[turn] ?? []);
        const before = byWay.get(way) ?? { all: 0, hidden: 0 };
        byWay.set(way, { all: before.all + 1, hidden: before.hidden + (gone ? 1 : 0) });
        total = { all: total.all + 1, hidden: total.hidden + (gone ? 1 : 0) };
        if (!gone) missed.push(`${way}: ${text.slice(start, end)} (${customer.first} ${customer.last})`);
      }
    });
  }
  return { total, byWay, missed };
}

export interface WrongRemovals {
  readonly conversations: number;
  readonly turns: number;
  /** Spans found in conversations of other people; none of these values is in them. */
  readonly spans: number;
  readonly examples: readonly string[];
}

/** Searches conversations of other people who share no value with the known customers. */
export function measureWrongRemovals(seed: number, conversations: number, customers: number): WrongRemovals {
  const chance = chanceOf(seed);
  const known = Array.from({ length: customers }, (_, i) => customerOf(chance, i));
  const detector = compileKnown(known.flatMap(valuesOf));
  const shared = new Set(known.flatMap(partsOf));
  const examples: string[] = [];
  let [done, turnCount, spanCount] = [0, 0, 0];
  for (let i = 0; done < conversations && i < conversations * 50; i += 1) {
    const other = customerOf(chance, customers + i);
    if (partsOf(other).some((part) => shared.has(part))) continue;
    const turns = conversationOf(other, chance);
    search(turns, detector).forEach((spans, turn) => {
      turnCount += 1;
      spanCount += spans.length;
      for (const { start, end, type } of spans)
        examples.push(`${type} ${turns[turn]?.text.slice(start, end) ?? ''}`);
    });
    done += 1;
  }
  return { conversations: done, turns: turnCount, spans: spanCount, examples };
}

function partsOf({ first, last, street, city, zip, order, born }: Customer): string[] {
  return [first, last, street.name, city, zip, order, born];
}

function search(turns: readonly LabelledTurn[], known: Detector): readonly (readonly Span[])[] {
  return detectTurns(turns, { known, detectors: [] });
}

function isHidden(text: string, start: number, end: number, spans: readonly Span[]): boolean {
  for (let at = start; at < end; at += 1) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at))) continue;
    if (!spans.some((span) => span.start <= at && at < span.end)) return false;
  }
  return true;
}
