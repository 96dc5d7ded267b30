import { buildAutomaton, type Automaton } from '../automaton.ts';
import type { PiiType } from '../span.ts';
import type { Variant } from './variants/index.ts';

/** A spelling to search for and the type of the value it belongs to. */
export interface Entry extends Variant {
  readonly type: PiiType;
}

/** All spellings of the known values, each text once, ready to be searched in one pass. */
export interface Entries {
  readonly texts: readonly string[];
  /** lists[i] are the entries that are spelled texts[i]. */
  readonly lists: readonly (readonly Entry[])[];
  readonly automaton: Automaton;
}

export function entriesOf(variants: Iterable<Entry>): Entries {
  const found = new Map<string, Entry[]>();
  for (const entry of variants) {
    const same = found.get(entry.text);
    if (same === undefined) found.set(entry.text, [entry]);
    else if (!same.some((one) => covers(one, entry))) same.push(entry);
  }
  const texts = [...found.keys()];
  return { texts, lists: [...found.values()], automaton: buildAutomaton(texts) };
}

/** Whether an entry already finds all that another of the same spelling would. */
function covers(entry: Entry, other: Entry): boolean {
  const { gaps } = entry;
  const wide =
    gaps === 'any' ||
    gaps === other.gaps ||
    (other.gaps !== 'any' && [...other.gaps].every((gap) => gaps.has(gap)));
  const wider = (entry.widest ?? 0) >= (other.widest ?? 0);
  const firm = entry.score >= other.score && (entry.common !== true || other.common === true);
  const kept = (key: 'fuzzy' | 'loose'): boolean => entry[key] === true || other[key] !== true;
  const same =
    entry.type === other.type && entry.phoneTail === other.phoneTail && entry.needs === other.needs;
  return same && wide && wider && firm && kept('fuzzy') && kept('loose');
}
