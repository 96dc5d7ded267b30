import { Failure, type Code } from '@cordon/core/kernel';
import type { GivenAct, SealedValue, SignedIn } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import { exportAsking } from './asking.ts';
import type { ExportDeps } from './deps.ts';
import type { Export } from './export.ts';
import { ownExport, stopExport, textOfFile } from './making.ts';

/** The file, sealed to the browser it was asked from. */
export interface Fetched {
  readonly entry: number;
  readonly name: string;
  readonly mediaType: string;
  readonly sealed: SealedValue;
}

/**
 * Hands the file to whoever asked for it: once, within its minutes, and only while all it was made by still stands. Where it
 * does not, the file is destroyed. It is entered before it leaves, and is gone from here when it does.
 * @throws Failure `not-in-scope`, `not-found` when it is not there to be had, `sealing-key-missing`, `signature-invalid`, and
 *   the code of what no longer stands
 */
export async function fetchExport(
  deps: ExportDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<Fetched> {
  const one = await ownExport(deps, who, id);
  if (one.state !== 'ready') throw new Failure('not-found');
  const lost = await lostRight(deps, who, one);
  if (lost !== null) {
    await stopExport(deps, one, lost);
    throw new Failure(lost);
  }
  if (!(await deps.sealing.ready(who.sessionId))) throw new Failure('sealing-key-missing');
  const { approval } = one;
  const words = { approval: id, file: one.fileHash?.toString('hex') ?? '' };
  const actor = await deps.signedActs.by(who, 'export-downloaded', words, given);
  if (!(await deps.exports.claim(id, deps.now()))) throw new Failure('not-found');
  try {
    const text = textOfFile(await deps.exports.pieces(id), deps.markKey(id));
    if (textHash(text) !== words.file) throw new Failure('internal', `export ${id} is not what was made`);
    const entry = await deps.enter('export-downloaded', actor, approval.agreement.id, words);
    const place = { entry, session: who.sessionId, ticket: id, resource: 'export', field: 'file' };
    const sealed = await deps.sealing.seal({ purpose: 'export', ...place }, { text });
    const { format } = approval.request;
    const mediaType = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
    return { entry, name: `${id}.${format}`, mediaType, sealed };
  } finally {
    await deps.exports.drop(id);
  }
}

/** Everything but that the tickets are in hand at this minute: their rows left the source when they were. */
async function lostRight(deps: ExportDeps, who: SignedIn, { id, approval }: Export): Promise<Code | null> {
  const { tickets, terms } = approval.request;
  for (const { id: ticket, rows } of tickets) {
    const opened = await deps.open(who, ticket);
    if (!opened.ok) return opened.code;
    if (opened.policy?.termsHash !== terms) return 'conflict';
    if (opened.who.principal.role === '') return 'not-permitted';
    const piece = { ...exportAsking([], { approval: id, rows }), flags: ['again'] };
    const stands = await deps.approvals.standing(opened.who, opened.work, piece, deps.now());
    if (stands === null) return 'second-person-needed';
  }
  return null;
}
