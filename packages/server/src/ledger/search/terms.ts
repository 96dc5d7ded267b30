import { accessKinds } from '@cordon/core/kernel';
import { textHash } from '../../platform/hashing.ts';
import type { LedgerEntry } from '../indexing/index.ts';

/** What an entry can be searched by. */
export type Facet =
  | ('agent' | 'vendor' | 'agreement' | 'ticket' | 'source' | 'resource' | 'field' | 'clause' | 'purpose')
  | ('kind' | 'class' | 'act' | 'outcome' | 'code' | 'site' | 'customer');

/** `class` of every access to customer data; sign-ins, administration and intents have their kind for it. */
export const DATA = 'data';

/** 32 hexadecimal digits: a row of the index shows neither facet nor value. */
export const termOf = (facet: Facet, value: string): string => textHash(`${facet}\n${value}`).slice(0, 32);

/** What stands in the body of an access (gate/entry.ts), an act (ledger/admin.ts) or a screen's (screen/event.ts). */
interface Words {
  readonly kind: string;
  readonly act: string;
  readonly agreement?: string | null;
  readonly ticket?: string | null;
  readonly source?: string | null;
  readonly purpose?: string | null;
  readonly site?: string | null;
  readonly field?: string | null;
  readonly parts?: readonly {
    readonly resource: string;
    readonly allow: boolean;
    readonly treatments?: Readonly<Record<string, string>>;
    readonly citations: readonly Cited[];
  }[];
  readonly citations?: readonly Cited[];
}

interface Cited {
  readonly clause: string;
}

const accesses: ReadonlySet<string> = new Set(accessKinds);

/**
 * Terms of one entry, each once.
 * @param customers keyed hashes (hexadecimal) of the customers and typed values its openings are of
 */
export function termsOf(
  opened: NonNullable<LedgerEntry['opened']>,
  customers: readonly string[],
): readonly string[] {
  const words = JSON.parse(opened.body) as Words;
  const { parts = [], citations = [] } = words;
  const terms = new Set<string>();
  const add = (facet: Facet, value: string | null | undefined): void => {
    if (value != null && value !== '') terms.add(termOf(facet, value));
  };
  const kind = kindOf(words);
  add('kind', kind);
  if (accesses.has(kind)) add('class', DATA);
  add('act', words.act);
  add('agent', opened.person ?? 'nobody');
  add('vendor', opened.party ?? 'nobody');
  add('agreement', opened.agreement);
  add('ticket', words.ticket);
  add('source', words.source);
  add('purpose', words.purpose);
  add('site', words.site);
  add('outcome', opened.code === null ? 'ok' : 'refused');
  add('code', opened.code);
  for (const { clause } of citations) add('clause', clause);
  for (const part of parts) {
    add('resource', part.resource);
    for (const { clause } of part.citations) add('clause', clause);
    for (const field of shownFields(words, part)) {
      add('field', field);
      add('field', `${part.resource}.${field}`);
    }
  }
  add('field', words.field);
  for (const hash of customers) add('customer', hash);
  return [...terms];
}

/** As the event of the entry calls it: an access by its operation, the rest by what wrote it. */
function kindOf({ kind, act, parts }: Words): string {
  if (kind === 'intent') return kind;
  return parts === undefined ? kind : act;
}

/** An access to one field is of that field, whatever else of its table the person may see. */
function shownFields(
  { field }: Words,
  { treatments = {} }: NonNullable<Words['parts']>[number],
): readonly string[] {
  if (field != null) return [field];
  return Object.entries(treatments).flatMap(([name, treatment]) => (treatment === 'hidden' ? [] : [name]));
}
