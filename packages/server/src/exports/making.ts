import type { MarkKey } from '@cordon/core/exports';
import { Failure, type Code } from '@cordon/core/kernel';
import type { GivenAct, SignedIn } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import { inHandUntil } from '../tickets/index.ts';
import { exportAsking, sameSight } from './asking.ts';
import type { ExportDeps, Opened } from './deps.ts';
import { READY_MS, type Export } from './export.ts';
import { canaryOf, headOf, insertedAt, lineOf, rowsOf, type FileRow } from './file.ts';
import type { Piece } from './store.ts';

/*
 * An export is made by a job, one ticket after the other, each a whole access of its own: decided, counted and entered
 * before its rows are kept, sealed under the key of its ticket. Whatever refuses one of them stops it and destroys the rest.
 */

/** The export as kept, of the person who asked for it. @throws Failure `not-in-scope` */
export async function ownExport({ store, exports }: ExportDeps, who: SignedIn, id: string): Promise<Export> {
  const [[approval], [progress]] = await Promise.all([
    store.list({ id, person: who.person.id }),
    exports.of([id]),
  ]);
  if (approval?.request.kind !== 'export' || progress === undefined) throw new Failure('not-in-scope');
  return { ...progress, approval: { ...approval, request: approval.request } };
}

/** The mark that is seen: who, when, by which request. */
export function markOf({ id, approval }: Export): string {
  return `${approval.person.name} \u00b7 ${approval.askedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC \u00b7 ${id}`;
}

/**
 * Begins an export that was approved. Once only.
 * @returns what ends when the job does; nobody has to wait for it
 * @throws Failure `not-in-scope`, `second-person-needed`, `ticket-not-in-hand` before anything is used up, `already-done`
 */
export async function startExport(
  deps: ExportDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<{ readonly job: Promise<void> }> {
  const one = await ownExport(deps, who, id);
  const { request, hash, agreement } = one.approval;
  for (const { id: ticket, rows } of request.tickets) {
    const opened = await deps.open(who, ticket);
    if (!opened.ok) throw new Failure(opened.code);
    const hand = { lastWorkAt: new Date(opened.work.ticket?.lastWorkAt ?? 0) };
    const minutes = (opened.policy?.ticket.inHandFor ?? 0) / 60_000;
    if (inHandUntil(hand, minutes) <= deps.now()) throw new Failure('ticket-not-in-hand');
    const piece = exportAsking([], { approval: id, rows });
    const approved = await deps.approvals.standing(opened.who, opened.work, piece, deps.now());
    if (approved === null) throw new Failure('second-person-needed');
  }
  const words = { approval: id, request: hash.toString('hex') };
  const actor = await deps.signedActs.by(who, 'export-started', words, given);
  if (one.state !== 'waiting') throw new Failure('already-done');
  await deps.enter('export-started', actor, agreement.id, words);
  if (!(await deps.exports.begin(id, deps.now()))) throw new Failure('already-done');
  const job = make(deps, who, one).catch(async (error: unknown) => {
    deps.onFault(error);
    await stopExport(deps, one, error instanceof Failure ? (error as Failure).code : 'internal').catch(
      deps.onFault,
    );
  });
  return { job };
}

/** Stops it and destroys what was made; what closes access is done before it is entered. */
export async function stopExport(deps: ExportDeps, { id, approval }: Export, code: Code): Promise<void> {
  if (!(await deps.exports.stop(id, code, deps.now()))) return;
  const { person, agreement } = approval;
  const actor = { person: person.id, party: approval.vendor.id, ip: null };
  await deps.enter('export-stopped', actor, agreement.id, { approval: id, because: code });
}

async function make(deps: ExportDeps, asker: SignedIn, one: Export): Promise<void> {
  const { id, approval } = one;
  const { request } = approval;
  const key = deps.markKey(id);
  const made: { readonly rows: readonly FileRow[]; readonly piece: Piece; readonly opened: Opened }[] = [];
  for (const [nth, ticket] of request.tickets.entries()) {
    const who = await deps.sessionNow(asker.sessionId, asker.ip);
    const opened = who === null ? null : await deps.open(who, ticket.id);
    if (opened?.ok !== true) return stopExport(deps, one, opened?.code ?? 'not-signed-in');
    const resources = request.resources.map(({ resource }) => resource);
    const asking = exportAsking(resources, { approval: id, rows: ticket.rows });
    const outcome = await deps.gate.export(opened.who, opened.work, asking);
    if (!outcome.ok) return stopExport(deps, one, outcome.code);
    const { policy } = opened;
    if (policy === null || !sameSight(request, opened, outcome.parts))
      return stopExport(deps, one, 'conflict');
    const rows = rowsOf(ticket.number, outcome.value, request, policy.dataMap);
    const lines = rows.map((row) => lineOf(row, request, policy.dataMap, markOf(one), key));
    const piece = { nth, ticket: ticket.id, entry: outcome.entry, rows: rows.length, lines };
    // Stopped meanwhile by somebody else: what was made is gone, and this piece is not kept.
    if (!(await deps.exports.keep(id, piece, deps.now()))) return;
    made.push({ rows, piece, opened });
  }
  await close(deps, one, made);
}

/** Ends the file: its first line, the made-up customer, and the entry that names its hash. */
async function close(
  deps: ExportDeps,
  one: Export,
  made: readonly { readonly rows: readonly FileRow[]; readonly piece: Piece; readonly opened: Opened }[],
): Promise<void> {
  const { id, approval } = one;
  const { request, person, vendor, agreement } = approval;
  const [first] = made;
  const map = first?.opened.policy?.dataMap;
  if (first === undefined || map === undefined) throw new Failure('internal', 'an export of no ticket');
  const key = deps.markKey(id);
  const rows = made.flatMap((each) => each.rows);
  const canary = canaryOf(rows, request, map, key, deps.maskContext(first.opened.work.source));
  const line = canary === null ? [] : [lineOf(canary.row, request, map, markOf(one), key)];
  const lines = [headOf(request, map), ...line];
  const text = textOfFile([...made.map(({ piece }) => piece), { lines }], key);
  const file = textHash(text);
  const actor = { person: person.id, party: vendor.id, ip: null };
  const words = { approval: id, pieces: made.length, rows: rows.length, file };
  const entry = await deps.enter('export-made', actor, agreement.id, words);
  const closing = { nth: made.length, ticket: first.piece.ticket, entry, rows: 0, lines };
  const at = deps.now();
  const until = new Date(at.getTime() + READY_MS);
  await deps.exports.finish(id, { closing, telling: canary?.telling ?? [], file, at, until });
}

/** The file from its pieces, of which the last holds the first line and the made-up customer. */
export function textOfFile(pieces: readonly Pick<Piece, 'lines'>[], key: MarkKey): string {
  const [head = '', ...canary] = pieces.at(-1)?.lines ?? [];
  const lines = pieces.slice(0, -1).flatMap((piece) => piece.lines);
  return head + (canary[0] === undefined ? lines : insertedAt(lines, canary[0], key)).join('');
}
