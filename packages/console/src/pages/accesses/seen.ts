import type { ScopeView } from '../../api/types.ts';
import { plainWords } from '../../components/dataWords.ts';

type Fields = ScopeView['customers'][number]['fields'];

const HOW: Readonly<Record<Fields[number]['how'], string>> = {
  clear: 'In full',
  partial: 'In part',
  generalise: 'Made less exact',
  token: 'As a stand-in',
  redact: 'With personal data removed',
  confirmed: 'Confirmed to a caller',
  revealed: 'Revealed',
  found: 'Found by a look-up',
  unsealed: 'As it was typed, opened again',
  watched: 'On a recording',
  acted: 'Used by an act',
};

/** What was seen in one way: `In part`, `customers: email, phone (2 times)`. */
export interface Seen {
  readonly how: string;
  readonly what: string;
}

/** Fields by how they were seen, in words. */
export function seenOf(fields: Fields): readonly Seen[] {
  return [...Map.groupBy(fields, ({ how }) => how)].map(([how, seen]) => ({
    how: HOW[how],
    what: [...Map.groupBy(seen, ({ resource }) => resource)]
      .map(([resource, some]) => `${plainWords(resource)}: ${some.map(wordsOf).join(', ')}`)
      .join('; '),
  }));
}

function wordsOf({ field, times }: Fields[number]): string {
  return times > 1 ? `${plainWords(field)} (${String(times)} times)` : plainWords(field);
}
