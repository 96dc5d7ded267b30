import { describedAt, mustLookAsBefore } from './executing.ts';
import { rewriting, searchedIn } from './preparing.ts';
import type { PreparedHere, Talk } from './talk.ts';

/**
 * A prepared statement as its names are to be read now: where `search_path` is another than it was then, it is
 * rewritten, as PostgreSQL does at Bind (RevalidateCachedQuery).
 * @throws Refused when it is not to be had any more, or its columns would be others than the client was told
 */
export async function asSearchedNow(talk: Talk, prepared: PreparedHere): Promise<PreparedHere> {
  const { does } = prepared;
  if (does.kind !== 'read' || does.searched === searchedIn(talk)) return prepared;
  const now = await rewriting(talk, prepared.text);
  if (now.rewritten.sql !== does.rewritten.sql) {
    await mustLookAsBefore(talk, prepared, await describedAt(talk, prepared, now), now);
  }
  return { ...prepared, does: { kind: 'read', ...now } };
}
