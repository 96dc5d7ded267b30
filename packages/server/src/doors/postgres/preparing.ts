import type { Format } from '@cordon/core/pgwire';
import type { Described, OpenColumn } from './door.ts';
import { schemasOf, sessionStatement } from '@cordon/core/sql/session';
import { partsOf, type Part } from '@cordon/core/sql/statement';
import { declaredTypes, refusedType } from './parameterTypes.ts';
import { refuse, refusedBy } from './refusing.ts';
import type { PreparedHere, Rewriting, Talk } from './talk.ts';

/** Asks anew who is at the other end. @throws Refused when they may not be there any more */
export async function standNow(talk: Talk): Promise<void> {
  const { deps, user, address } = talk;
  const knocked = await deps.knock(user, address);
  if (knocked === null) throw await refuse(talk, 'not-signed-in');
  if ('ok' in knocked) throw refusedBy(knocked);
  talk.knocked = knocked;
}

/** Read without a look at the whole: one statement that can only be a query. */
const QUERY = /^\s*(select|with|values|table|\()[^;]*;?\s*$/iu;

/** What one statement means to the door. @throws Refused */
export async function prepareHere(
  talk: Talk,
  text: string,
  declared: readonly number[],
): Promise<PreparedHere> {
  const types = declaredTypes(declared);
  const type = refusedType(types);
  if (type !== null) throw await refuse(talk, 'type-refused', `OID ${String(type)}`);
  if (!QUERY.test(text)) {
    const parts = await partsHere(talk, text);
    if (parts.length > 1) throw await refuse(talk, 'statement-kind-refused');
    return preparePart(talk, parts[0], types);
  }
  return { text, types, does: { kind: 'read', ...(await rewriting(talk, text)) } };
}

/** The statements of a text. @throws Refused */
export async function partsHere(talk: Talk, text: string): Promise<readonly Part[]> {
  const parts = partsOf(text);
  if ('ok' in parts) throw await refuse(talk, parts.code, parts.word);
  return parts;
}

/** @param part undefined for a text with nothing in it */
export async function preparePart(
  talk: Talk,
  part: Part | undefined,
  types: readonly number[],
): Promise<PreparedHere> {
  if (part === undefined) return { text: '', types, does: { kind: 'empty' } };
  const { text, tree } = part;
  const answer = sessionStatement(tree, talk.state, talk.facts);
  if (answer.kind === 'empty') return { text, types, does: { kind: 'empty' } };
  if (answer.kind !== 'query') return { text, types, does: { kind: 'inside', tree } };
  return { text, types, does: { kind: 'read', ...(await rewriting(talk, text)) } };
}

export const isPlainQuery = (text: string): boolean => QUERY.test(text);

/** Rewrites a text under the terms in force. @throws Refused */
export async function rewriting(talk: Talk, text: string): Promise<Rewriting> {
  const { deps, knocked, user, facts, state } = talk;
  const reads = await deps.reads(knocked, user, facts.version, schemasOf(state));
  if (typeof reads === 'string') throw await refuse(talk, reads);
  const rewritten = await deps.rewrite(text, reads);
  if (!rewritten.ok) throw await refuse(talk, rewritten.code, rewritten.word);
  return { rewritten, reads, searched: searchedIn(talk) };
}

/** `search_path` as it stands. */
export const searchedIn = ({ state }: Pick<Talk, 'state'>): string => state.values.get('search_path') ?? '';

/** Types the client named, for all parameters of what is sent. */
export function typesOf({ types }: PreparedHere, { rewritten }: Rewriting): readonly number[] {
  return types.slice(0, rewritten.parameters);
}

/** What a client is told of a prepared statement's columns, with the hidden one left out. */
export function shownColumns({ columns }: Described, { rewritten }: Rewriting): readonly OpenColumn[] | null {
  return columns === null ? null : columns.slice(0, columns.length - rewritten.subjects);
}

/** The format of each column, the hidden one in text. */
export function formatsOf(
  results: readonly Format[],
  { columns }: Described,
  { rewritten }: Rewriting,
): readonly Format[] {
  const shown = (columns?.length ?? 0) - rewritten.subjects;
  const own = Array.from(
    { length: Math.max(0, shown) },
    (_, nth): Format => (results.length === 1 ? results[0] : results[nth]) ?? 0,
  );
  return rewritten.subjects === 0 ? own : [...own, 0];
}
