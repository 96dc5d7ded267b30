import { Failure } from '@cordon/core/kernel';
import { WireViolation, writeBackend, type FrontendMessage, type Told } from '@cordon/core/pgwire';
import { StatementFailed } from '../../sources/statements/index.ts';
import { insideOf } from './inside.ts';
import { extended, finish, simple } from './messages.ts';
import { Refused } from './refusing.ts';
import type { Talk } from './talk.ts';
import { toldOf } from './telling.ts';

const FAILED: Told = {
  ...{ severity: 'ERROR', code: '25P02' },
  message: 'The transaction failed before; nothing more is read until it ends.',
};

/** One message after the other, until the client goes or its right does. */
export async function converse(talk: Talk, next: () => Promise<FrontendMessage | null>): Promise<void> {
  const { line } = talk;
  /** After an error of the extended protocol everything up to the next Sync is passed over. */
  let skipping = false;
  for (;;) {
    const message = await next();
    if (message === null || message.kind === 'terminate' || line.closed) return;
    if (message.kind === 'flush') {
      await line.flush();
    } else if (message.kind === 'query') {
      await attempt(talk, () => simple(talk, message.text), message);
      await ready(talk);
    } else if (message.kind === 'sync') {
      skipping = false;
      await ready(talk);
    } else if (!skipping) {
      skipping = !(await attempt(talk, () => extended(talk, message), message));
    }
    if (line.closed) return;
  }
}

/** Outside of a transaction each statement is one: its portals end with it. */
async function ready(talk: Talk): Promise<void> {
  if (talk.status === 'I') await attempt(talk, () => finish(talk));
  writeBackend(talk.line.writer, { kind: 'ready', status: talk.status });
  await talk.line.flush();
}

/** @returns whether it went well; an error was told */
async function attempt(talk: Talk, work: () => Promise<void>, message?: FrontendMessage): Promise<boolean> {
  try {
    if (talk.status === 'E' && message !== undefined && !mayFollow(message, talk))
      throw new Refused([FAILED]);
    talk.cancelled = false;
    await work();
    return true;
  } catch (error) {
    fail(talk, error);
    return false;
  }
}

/** A failed transaction can only be ended, and what the client knows can be closed. */
function mayFollow(message: FrontendMessage, { status, statements, portals }: Talk): boolean {
  const text =
    message.kind === 'query' || message.kind === 'parse'
      ? message.text
      : message.kind === 'bind'
        ? statements.get(message.statement)?.text
        : message.kind === 'execute'
          ? portals.get(message.portal)?.prepared.text
          : undefined;
  if (message.kind === 'close' || message.kind === 'describe') return true;
  return text !== undefined && insideOf(text, status)?.status === 'I';
}

function fail(talk: Talk, error: unknown): void {
  const { line, deps, source } = talk;
  line.writer.abandon();
  if (talk.status === 'T') talk.status = 'E';
  talk.portals.clear();
  if (line.closed) return;
  if (error instanceof Refused) {
    for (const told of error.told) line.tell(told);
    return;
  }
  const told = toldOf(error);
  if (!(error instanceof StatementFailed)) {
    deps.log.warn('a statement could not be carried out', { feature: 'postgres-door', err: error });
  }
  const over =
    error instanceof WireViolation ||
    (error instanceof Failure && (error.code === 'source-unavailable' || error.code === 'raw-origin'));
  if (!over) {
    line.tell(told);
    return;
  }
  line.end({ ...told, severity: 'FATAL' });
  source.close();
}
