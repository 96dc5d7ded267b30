import type { Treatment } from '../../kernel/index.ts';

/** An entry of the ledger that concerns a customer, and why it does. */
export interface ConcernedEntry {
  readonly index: number;
  /** The body, parsed. */
  readonly body: unknown;
  /**
   * `subject`: it was about them. `found`: a look-up found them. `ticket`: what was looked at had been made while its ticket
   * was theirs, though the ticket is another customer's since.
   */
  readonly via: 'subject' | 'found' | 'ticket';
}

/** What was done, as a report calls it. */
export const deeds = [
  'seen',
  'seen-by-tool',
  'counted',
  'file-seen',
  'found',
  'compared',
  'revealed',
  'noted',
  'written-to',
  'acted',
  'exported',
  'unsealed',
  'recording-watched',
  'searched-by-machine',
  'quality-read',
] as const;

export type Deed = (typeof deeds)[number];

/** How a field was met. `compared`: somebody learnt whether what they typed is the value. `used`: put in unseen. */
export type Sight = Exclude<Treatment, 'hidden'> | 'compared' | 'used';

export interface MetField {
  readonly resource: string;
  readonly field: string;
  readonly how: Sight;
}

/** One access to one customer's data, whole: its pieces, its intent and its outcome are one. */
export interface SubjectAccess {
  /** Ascending. */
  readonly entries: readonly number[];
  /** RFC 3339, of the first of them. */
  readonly at: string;
  readonly deed: Deed;
  /** `not-known`: an act was begun, and what became of it was never entered. */
  readonly outcome: 'done' | 'refused' | 'not-known';
  /** What was met; empty unless it was done, or may have been. */
  readonly fields: readonly MetField[];
  readonly person: string;
  readonly party: string;
  readonly agreement: string | null;
  readonly version: number | null;
  /** Clauses of the agreement that allowed or refused it. */
  readonly clauses: readonly string[];
  readonly purpose: string;
  readonly ticket: string | null;
  readonly code: string | null;
  readonly via: ConcernedEntry['via'];
}

/**
 * The accesses that entries tell of, oldest first. All entries of one access become one, by the id they share.
 * @throws Error for a body that is no entry of an access: a report that leaves one out would say less than is true
 */
export function accessesOf(entries: readonly ConcernedEntry[]): readonly SubjectAccess[] {
  const read = entries.map(readEntry).filter((entry) => concerns(entry));
  const groups = Map.groupBy(read, ({ access, index }) => access ?? `entry ${String(index)}`);
  return [...groups.values()]
    .map((group) => accessOf(group.toSorted((a, b) => a.index - b.index)))
    .toSorted((a, b) => (a.entries[0] ?? 0) - (b.entries[0] ?? 0));
}

/** The body of an access as the gate enters it. */
interface Entry extends Omit<ConcernedEntry, 'body'> {
  readonly access: string | null;
  readonly stage: string;
  readonly act: string;
  readonly at: string;
  readonly person: string;
  readonly party: string;
  readonly agreement: string | null;
  readonly version: number | null;
  readonly purpose: string;
  readonly ticket: string | null;
  readonly field: string | null;
  readonly flags: readonly string[];
  readonly code: string | null;
  readonly parts: readonly Part[];
  readonly citations: readonly { readonly clause: string }[];
  readonly recording: boolean;
}

interface Part {
  readonly resource: string;
  readonly allow: boolean;
  readonly rows: number;
  readonly treatments?: Readonly<Record<string, Treatment>>;
  readonly citations?: readonly { readonly clause: string }[];
}

function readEntry({ index, body, via }: ConcernedEntry): Entry {
  const is = body as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const value = is[name];
    if (typeof value !== 'string') throw new Error(`entry ${String(index)} is of no access: no ${name}`);
    return value;
  };
  const maybe = (name: string): string | null => (typeof is[name] === 'string' ? is[name] : null);
  if (!Array.isArray(is.parts) || !Array.isArray(is.flags) || !Array.isArray(is.citations)) {
    throw new Error(`entry ${String(index)} is of no access`);
  }
  return {
    ...{ index, via, stage: text('kind'), act: text('act'), at: text('at') },
    ...{ person: text('person'), party: text('party'), purpose: text('purpose') },
    ...{ agreement: maybe('agreement'), ticket: maybe('ticket'), field: maybe('field'), code: maybe('code') },
    ...{ access: maybe('access'), version: typeof is.version === 'number' ? is.version : null },
    flags: is.flags as string[],
    parts: is.parts as Part[],
    citations: is.citations as { clause: string }[],
    recording: 'recording' in is,
  };
}

/** A look-up concerns whom it found, and not the customer of the ticket it was made from. */
function concerns({ act, via }: Entry): boolean {
  return act !== 'lookup' || via === 'found';
}

function accessOf(entries: readonly Entry[]): SubjectAccess {
  const [first] = entries;
  if (first === undefined) throw new Error('an access without an entry');
  const shown = entries.filter(({ stage }) => stage === 'access' || stage === 'outcome');
  const begun = entries.some(({ stage }) => stage === 'intent');
  const outcome = shown.length > 0 ? 'done' : begun ? 'not-known' : 'refused';
  const telling = outcome === 'not-known' ? entries : shown;
  const { at, person, party, agreement, version, purpose, ticket, via } = first;
  return {
    entries: entries.map(({ index }) => index),
    ...{ at, person, party, agreement, version, purpose, ticket, via, outcome },
    deed: deedOf(first),
    fields: unique(telling.flatMap(fieldsOf), ({ resource, field, how }) => `${resource} ${field} ${how}`),
    clauses: unique(
      entries.flatMap(({ parts, citations }) =>
        [...citations, ...parts.flatMap((part) => part.citations ?? [])].map(({ clause }) => clause),
      ),
      (clause) => clause,
    ),
    code: outcome === 'refused' ? (entries.at(-1)?.code ?? null) : null,
  };
}

const BY_ACT: Readonly<Record<string, Deed>> = {
  lookup: 'found',
  confirm: 'compared',
  reveal: 'revealed',
  note: 'noted',
  reply: 'written-to',
  act: 'acted',
  export: 'exported',
  unseal: 'unsealed',
};

/** Flags that name another deed than the operation does. The first that is there counts. */
const BY_FLAG: readonly (readonly [flag: string, deed: Deed])[] = [
  ['count', 'counted'],
  ['anonymise', 'searched-by-machine'],
  ['attachment', 'file-seen'],
  ['door-http', 'seen-by-tool'],
];

function deedOf({ act, flags, purpose, recording, parts }: Entry): Deed {
  const flagged = BY_FLAG.find(([flag]) => flags.includes(flag));
  if (act === 'read' && flagged === undefined && recording) {
    return parts.some(({ resource }) => resource === 'recording') || parts.length === 0
      ? 'recording-watched'
      : 'searched-by-machine';
  }
  if (act === 'read' && flagged === undefined && purpose === 'quality') return 'quality-read';
  return flagged !== undefined && (act === 'read' || act === 'export') ? flagged[1] : (BY_ACT[act] ?? 'seen');
}

/** What a person met of the customer's data. What only a machine searched or counted nobody met. */
function fieldsOf(entry: Entry): readonly MetField[] {
  const { act, field, parts } = entry;
  const deed = deedOf(entry);
  if (deed === 'noted' || deed === 'counted' || deed === 'searched-by-machine') return [];
  if (field !== null) {
    const how: Sight = act === 'lookup' || act === 'confirm' ? 'compared' : 'clear';
    return parts.filter(({ allow }) => allow).map(({ resource }) => ({ resource, field, how }));
  }
  const unseen = deed === 'acted' || deed === 'written-to';
  return parts
    .filter(({ allow, rows }) => allow && (unseen || rows > 0))
    .flatMap(({ resource, treatments = {} }) =>
      Object.entries(treatments).flatMap(([name, treatment]) =>
        treatment === 'hidden'
          ? []
          : [{ resource, field: name, how: unseen ? ('used' as const) : treatment }],
      ),
    );
}

function unique<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [key(one), one] as const)).values()];
}
