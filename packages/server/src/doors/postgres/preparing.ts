import type { Format } from '@cordon/core/pgwire';
import type { Described, OpenColumn } from './door.ts';
import { insideOf } from './inside.ts';
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

/** What a text means to the door. @throws Refused */
export async function prepareHere(talk: Talk, text: string, types: readonly number[]): Promise<PreparedHere> {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|--[^\n]*/g, '').trim();
  if (plain === '' || plain === ';') return { text, types, does: { kind: 'empty' } };
  if (insideOf(plain, talk.status) !== null) return { text, types, does: { kind: 'inside' } };
  return { text, types, does: { kind: 'read', ...(await rewriting(talk, text)) } };
}

/** Rewrites a text under the terms in force. @throws Refused */
export async function rewriting(talk: Talk, text: string): Promise<Rewriting> {
  const { deps, knocked, user } = talk;
  const reads = await deps.reads(knocked, user);
  if (typeof reads === 'string') throw await refuse(talk, reads);
  const rewritten = await deps.rewrite(text, reads);
  if (!rewritten.ok) throw await refuse(talk, rewritten.code, rewritten.word);
  return { rewritten, reads };
}

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
