import { WATCHING } from '@cordon/core/policy';
import type { Treatment } from '@cordon/core/kernel';

/** How somebody came to know something of a customer: as it was treated, or by one of the other ways. */
export type Sight =
  Exclude<Treatment, 'hidden'> | ('revealed' | 'confirmed' | 'found' | 'unsealed' | 'watched' | 'acted');

/** One field of one table, as one entry says that it was seen. */
export interface Seen {
  readonly resource: string;
  readonly field: string;
  readonly how: Sight;
}

/** What the body of an access says (gate/entry.ts); everything else shows nobody a customer. */
export interface AccessWords {
  readonly kind: string;
  readonly act: string;
  readonly code: string | null;
  readonly source?: string;
  /** Of one access, in all of its entries. */
  readonly access?: string | null;
  /** The recorded session that was watched. */
  readonly recording?: string;
  readonly ticket?: string | null;
  readonly field?: string | null;
  readonly text?: string | null;
  readonly result?: string | null;
  readonly flags?: readonly string[];
  readonly parts?: readonly {
    readonly resource: string;
    readonly allow: boolean;
    readonly rows: number;
    readonly treatments?: Readonly<Record<string, Treatment>>;
  }[];
}

/** Accesses of which no cell leaves: rows that are only counted, and texts whose personal data was taken out. */
const UNSEEN: ReadonlySet<string> = new Set(['count', 'anonymise', 'anonymised']);

/**
 * What of a customer an access showed. Refusals, misses and intents show nothing, and so does a table without a row.
 * @param hit of a lookup: whether it found somebody, which only its opening says
 */
export function sightsOf(words: AccessWords, hit: boolean): readonly Seen[] {
  const { kind, act, code, field, parts = [], flags = [] } = words;
  if (code !== null || (kind !== 'access' && kind !== 'outcome') || flags.some((flag) => UNSEEN.has(flag)))
    return [];
  const allowed = parts.filter(({ allow }) => allow);
  const onField = (how: Sight, name = field ?? ''): readonly Seen[] =>
    allowed.slice(0, 1).map(({ resource }) => ({ resource, field: name, how }));
  switch (act) {
    case 'reveal':
      return onField('revealed');
    case 'confirm':
      return words.result === 'match' ? onField('confirmed') : [];
    case 'lookup':
      return hit ? onField('found') : [];
    case 'act':
      return words.result === 'done' || words.result === 'unknown' ? onField('acted', words.text ?? '') : [];
    case 'unseal':
      return onField('unsealed', 'text');
    case 'read':
    case 'export':
      return allowed.flatMap(({ resource, rows, treatments = {} }) =>
        rows === 0 ? [] : shown(resource, treatments),
      );
    default:
      return [];
  }
}

function shown(resource: string, treatments: Readonly<Record<string, Treatment>>): readonly Seen[] {
  if (resource === WATCHING.resource) return [{ resource, field: 'session', how: 'watched' }];
  return Object.entries(treatments).flatMap(([field, how]) =>
    how === 'hidden' ? [] : [{ resource, field, how }],
  );
}
