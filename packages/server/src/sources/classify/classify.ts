import type { Field } from '@cordon/core/kernel';
import { categoryWords, covers } from '@cordon/core/policy';
import type { PiiType } from '@cordon/pii';
import { seenAs } from './categories.ts';
import type { Counts, Tally } from './tally.ts';

/** How sure a category is. What is `unclear` a person has to look at before anything is connected. */
export type Sureness = 'sure' | 'likely' | 'unclear';

/** What a field most likely holds, and why. */
export interface Verdict {
  readonly category: string;
  readonly freeText: boolean;
  readonly sure: Sureness;
  /** Sentences; counts and never a value. */
  readonly reasons: readonly string[];
}

/** Of the sampled values, how many must be of one kind for the field to be of it, and to be of nothing else. */
const MOST = 0.6;
const NEARLY_ALL = 0.9;
/** Below this many values nothing is said to be missing among them. */
const ENOUGH = 5;

/** The widest category, which no grant but that of everything covers. */
const UNKNOWN = 'user';
/** By name these say little, so a value that says more is believed. */
const VAGUE = ['system.operations', 'user.financial', 'user.unique_id', 'user.behavior'];
/** Values of these have a form of their own: where none has it, the name misleads. */
const FORMED = [
  'user.contact.email',
  'user.contact.phone_number',
  'user.financial.credit_card',
  'user.device.ip_address',
];

/**
 * Puts together what a field's name, its type and its sampled values say.
 * @param field its category is the guess by name and format; `user` where there is none
 * @param tally null when nothing could be sampled
 */
export function classify(field: Pick<Field, 'category' | 'type'>, tally: Tally | null): Verdict {
  const named = field.category === UNKNOWN ? null : field.category;
  const byName = named === null ? 'Its name says nothing.' : `Its name says ${categoryWords(named)}.`;
  const verdict = (category: string, sure: Sureness, ...reasons: readonly string[]): Verdict => ({
    category,
    sure,
    reasons: [byName, ...reasons],
    freeText: field.type === 'text' && (covers('user.content', category) || isProse(tally)),
  });
  if (tally === null || tally.sampled === 0) {
    return verdict(named ?? UNKNOWN, named === null ? 'unclear' : 'likely', 'No value could be sampled.');
  }

  const top = topOf(tally.whole);
  const seen = top === null ? undefined : seenAs[top.type];
  if (top !== null && seen !== undefined && top.count >= MOST * tally.sampled) {
    const said = `${countOf(top.count, tally.sampled)} look like ${seen.words}.`;
    if (named === null) {
      return verdict(seen.category, top.count >= NEARLY_ALL * tally.sampled ? 'likely' : 'unclear', said);
    }
    if (covers(seen.category, named)) return verdict(named, 'sure', said);
    if (covers(named, seen.category)) return verdict(seen.category, 'sure', said);
    return verdict(seen.category, 'unclear', said);
  }

  const carried = carriedIn(tally);
  if (named === null) {
    const isText = field.type === 'text' && isProse(tally);
    return isText
      ? verdict('user.content.private', 'unclear', 'Its values are sentences.', ...carried)
      : verdict(UNKNOWN, 'unclear', ...carried);
  }
  if (tally.personal > 0 && VAGUE.some((vague) => covers(vague, named))) {
    return verdict(named, 'unclear', ...carried);
  }
  if (FORMED.includes(named) && tally.sampled >= ENOUGH && ofCategory(tally.whole, named) === 0) {
    return verdict(named, 'unclear', `None of ${String(tally.sampled)} sampled values looks like one.`);
  }
  return verdict(named, 'likely', ...carried);
}

/** Running text with somebody's data in it: it is shown with that taken out. */
function isProse(tally: Tally | null): boolean {
  return tally !== null && tally.personal > 0 && tally.prose * 2 >= tally.sampled;
}

function topOf(counts: Counts): { readonly type: PiiType; readonly count: number } | null {
  const all = Object.entries(counts) as readonly (readonly [PiiType, number])[];
  const [first] = all.toSorted(([, a], [, b]) => b - a);
  return first === undefined ? null : { type: first[0], count: first[1] };
}

function ofCategory(counts: Counts, category: string): number {
  const all = Object.entries(counts) as readonly (readonly [PiiType, number])[];
  return all.reduce((sum, [type, count]) => sum + (seenAs[type]?.category === category ? count : 0), 0);
}

function carriedIn({ personal, sampled, ...tally }: Tally): readonly string[] {
  if (personal === 0) return [];
  return [`${countOf(personal, sampled)} carry personal data: ${kindsIn(tally).join(', ')}.`];
}

/** What personal data was seen in the values of a field, the most frequent first, in words. */
export function kindsIn({ whole, inside }: Pick<Tally, 'whole' | 'inside'>): readonly string[] {
  const counts = new Map<string, number>();
  for (const [type, count] of [whole, inside].flatMap((all) => Object.entries(all))) {
    const words = seenAs[type as PiiType]?.words ?? 'other';
    counts.set(words, (counts.get(words) ?? 0) + count);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([words]) => words);
}

function countOf(count: number, sampled: number): string {
  return `${String(count)} of ${String(sampled)} sampled values`;
}
