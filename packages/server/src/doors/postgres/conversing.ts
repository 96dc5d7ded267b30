import { Failure, StatementFailed } from '@cordon/core/kernel';
import { WireViolation, writeBackend, type FrontendMessage } from '@cordon/core/pgwire';
import { afterFailure } from '@cordon/core/sql/session';
import { Stopped } from '../../gate/index.ts';
import { extended, finish, simple } from './messages.ts';
import { mistaken, refuse, Refused, refusedBy } from './refusing.ts';
import type { Talk } from './talk.ts';
import { toldOf } from './telling.ts';
import { isPlainQuery } from './preparing.ts';

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
  }
}

/** Outside of a transaction each statement is one: its portals end with it. */
async function ready(talk: Talk): Promise<void> {
  if (talk.state.status === 'I') await attempt(talk, () => finish(talk));
  writeBackend(talk.line.writer, { kind: 'ready', status: talk.state.status });
  await talk.line.flush();
}

/** @returns whether it went well; an error was told */
async function attempt(talk: Talk, work: () => Promise<void>, message?: FrontendMessage): Promise<boolean> {
  try {
    if (talk.state.status === 'E' && message !== undefined && !mayFollow(message, talk)) {
      throw mistaken('transaction-failed');
    }
    await work();
    return true;
  } catch (error) {
    await fail(talk, error);
    return false;
  }
}

/** A failed transaction can only be ended: what is about the session says so itself, and reads nothing. */
function mayFollow(message: FrontendMessage, { statements, portals }: Talk): boolean {
  switch (message.kind) {
    case 'query':
    case 'parse':
      return !isPlainQuery(message.text);
    case 'bind':
      return statements.get(message.statement)?.does.kind !== 'read';
    case 'execute':
      return portals.get(message.portal)?.prepared.does.kind !== 'read';
    default:
      return true;
  }
}

async function fail(talk: Talk, error: unknown): Promise<void> {
  const { line, deps, source } = talk;
  line.writer.abandon();
  talk.state = afterFailure(talk.state);
  talk.portals.clear();
  if (line.closed) return;
  const refusal = error instanceof Stopped ? refusedBy(error.refusal) : error;
  if (refusal instanceof Refused) {
    for (const told of refusal.told) line.tell(told);
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
  // Both locks would have to be open for it: whoever answers for this has to know before anybody asks again.
  if (error instanceof Failure && error.code === 'raw-origin') {
    source.close();
    await refuse(talk, 'raw-origin').catch(() => undefined);
  }
  line.end({ ...told, severity: 'FATAL' });
  source.close();
}
