import { writeBackend, writeRowDescription, type FrontendMessage } from '@cordon/core/pgwire';
import { execute } from './executing.ts';
import { carryOutInside, describeInside, insideNow } from './inside.ts';
import {
  formatsOf,
  isPlainQuery,
  partsHere,
  prepareHere,
  preparePart,
  shownColumns,
  standNow,
  typesOf,
} from './preparing.ts';
import { mistaken, refuse } from './refusing.ts';
import { asSearchedNow } from './searching.ts';
import type { PortalHere, PreparedHere, Rewriting, Talk } from './talk.ts';

/** Statements and portals one session may keep: a client that never closes any must not fill the memory. */
const MOST = 1_000;

/** What a client may say between two Syncs, one after the other. @throws Refused, Failure */
export async function extended(talk: Talk, message: FrontendMessage): Promise<void> {
  const { line, statements, portals } = talk;
  switch (message.kind) {
    case 'parse': {
      const { statement, text, types } = message;
      if (statement !== '' && statements.has(statement)) throw mistaken('prepared-exists');
      if (statements.size >= MOST) throw await refuse(talk, 'too-large');
      statements.delete('');
      statements.set(statement, await prepareHere(talk, text, types));
      writeBackend(line.writer, { kind: 'parse-complete' });
      return;
    }
    case 'bind': {
      const known = statements.get(message.statement);
      if (known === undefined) throw mistaken('prepared-unknown');
      if (message.portal !== '' && portals.has(message.portal)) throw mistaken('portal-exists');
      if (portals.size >= MOST) throw await refuse(talk, 'too-large');
      const { formats, values, results } = message;
      const prepared = await asSearchedNow(talk, known);
      statements.set(message.statement, prepared);
      portals.set(message.portal, portalOf(prepared, { formats, values, results }));
      writeBackend(line.writer, { kind: 'bind-complete' });
      return;
    }
    case 'describe': {
      const portal = message.what === 'portal' ? portals.get(message.name) : undefined;
      const prepared = message.what === 'portal' ? portal?.prepared : statements.get(message.name);
      if (prepared === undefined) {
        throw mistaken(message.what === 'portal' ? 'portal-unknown' : 'prepared-unknown');
      }
      await describe(talk, prepared, portal);
      return;
    }
    case 'execute': {
      const portal = portals.get(message.portal);
      if (portal === undefined) throw mistaken('portal-unknown');
      await run(talk, portal, message.rows);
      return;
    }
    case 'close':
      (message.what === 'portal' ? portals : statements).delete(message.name);
      writeBackend(line.writer, { kind: 'close-complete' });
      return;
    default:
      throw await refuse(talk, 'statement-kind-refused');
  }
}

/** A Query: each statement of it prepared, bound, described and run. */
export async function simple(talk: Talk, text: string): Promise<void> {
  if (isPlainQuery(text)) {
    await runOnce(talk, await prepareHere(talk, text, []));
    return;
  }
  const parts = await partsHere(talk, text);
  if (parts.length === 0) writeBackend(talk.line.writer, { kind: 'empty-query' });
  for (const part of parts) await runOnce(talk, await preparePart(talk, part, []));
}

async function runOnce(talk: Talk, prepared: PreparedHere): Promise<void> {
  const portal = portalOf(prepared, { formats: [], values: [], results: [] });
  const { does } = prepared;
  if (does.kind === 'read') {
    await execute(talk, portal, 0, (done) => describeRead(talk, prepared, done, portal));
    return;
  }
  if (does.kind === 'inside') describeInside(talk, (await insideNow(talk, does.tree)).answered, []);
  await run(talk, portal, 0);
}

function portalOf(
  prepared: PreparedHere,
  bound: Pick<PortalHere, 'formats' | 'values' | 'results'>,
): PortalHere {
  return { prepared, ...bound, execution: null, done: false };
}

async function describe(talk: Talk, prepared: PreparedHere, portal: PortalHere | undefined): Promise<void> {
  const { writer } = talk.line;
  const { does } = prepared;
  if (does.kind !== 'read') {
    if (portal === undefined) writeBackend(writer, { kind: 'parameter-description', types: [] });
    const answered = does.kind === 'inside' ? (await insideNow(talk, does.tree)).answered : null;
    if (!describeInside(talk, answered, portal?.results ?? [])) writeBackend(writer, { kind: 'no-data' });
    return;
  }
  await describeRead(talk, prepared, does, portal);
}

async function describeRead(
  talk: Talk,
  prepared: PreparedHere,
  does: Rewriting,
  portal: PortalHere | undefined,
): Promise<void> {
  const { writer } = talk.line;
  const described = await talk.source.prepare(does.rewritten.sql, typesOf(prepared, does));
  if (portal === undefined) {
    writeBackend(writer, { kind: 'parameter-description', types: described.parameters });
  }
  const shown = shownColumns(described, does);
  if (shown === null) {
    writeBackend(writer, { kind: 'no-data' });
    return;
  }
  const formats = formatsOf(portal?.results ?? [], described, does);
  writeRowDescription(
    writer,
    shown.map((column, nth) => ({ ...column, format: formats[nth] ?? 0 })),
  );
}

async function run(talk: Talk, portal: PortalHere, rows: number): Promise<void> {
  const { writer } = talk.line;
  const { does } = portal.prepared;
  if (does.kind === 'empty') {
    writeBackend(writer, { kind: 'empty-query' });
    return;
  }
  if (does.kind === 'inside') {
    await standNow(talk);
    carryOutInside(talk, await insideNow(talk, does.tree), portal.results);
    if (talk.state.status === 'I') await finish(talk);
    return;
  }
  if (portal.done) {
    writeBackend(writer, { kind: 'command-complete', tag: 'SELECT 0' });
    return;
  }
  await execute(talk, portal, rows);
}

/** The transaction is over: its portals are closed, here and at the source. */
export async function finish({ portals, source }: Talk): Promise<void> {
  portals.clear();
  await source.finish();
}
