import { randomBytes } from 'node:crypto';
import { writeBackend, type FrontendMessage, type Told } from '@cordon/core/pgwire';
import { startSession, type SessionFacts } from '@cordon/core/sql/session';
import type { Knocked, PostgresDoorDeps, SourceClient } from './door.ts';
import type { CancelKeys } from './cancelling.ts';
import type { Line } from './line.ts';
import { converse } from './conversing.ts';
import { proves } from './signIn.ts';
import type { Talk } from './talk.ts';
import { toldOf, toldOfClauses, toldOfCode } from './telling.ts';

/** A client at the door, its start read. */
export interface Client {
  readonly line: Line;
  /** Its next message; null once it is gone. */
  readonly next: () => Promise<FrontendMessage | null>;
  readonly address: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Called once when its connection is gone, whatever goes on meanwhile. */
  readonly onGone: (told: () => void) => void;
  /** From now on it has signed in: longer messages are taken. */
  readonly signedIn: () => void;
}

const fatal = (told: Told): Told => ({ ...told, severity: 'FATAL' });

/** One text for whatever is wrong with name, secret, network or time: which of them is for the owner to look up. */
const TURNED_AWAY: Told = {
  ...{ severity: 'FATAL', code: '28P01' },
  message: 'This credential does not let anybody in now. Make a new one in Cordon.',
};

/** Lets a client in, and serves it until it goes or must. */
export async function serveClient(deps: PostgresDoorDeps, client: Client, keys: CancelKeys): Promise<void> {
  const { line, address, parameters } = client;
  const user = parameters.get('user') ?? '';
  const next = async (): Promise<FrontendMessage> => (await client.next()) ?? { kind: 'terminate' };
  if (!(await deps.mayProve(address))) {
    line.end(fatal(toldOfCode('rate-limited')));
    return;
  }
  const verifier = await deps.verifierFor(user);
  if (!(await proves(line, next, verifier, { key: deps.mockKey, user }))) {
    await deps.unproven(user, address);
    line.end(TURNED_AWAY);
    return;
  }
  const knocked = await deps.knock(user, address);
  if (knocked === null) {
    line.end(TURNED_AWAY);
    return;
  }
  if ('ok' in knocked) {
    line.tell(toldOfClauses(knocked.citations, knocked.entry));
    line.end(fatal(toldOfCode(knocked.code)));
    return;
  }
  client.signedIn();
  let source: SourceClient;
  try {
    source = await deps.open(knocked.work.source);
  } catch (error) {
    deps.log.warn('a source could not be opened for a client', { feature: 'postgres-door', err: error });
    line.end(fatal(toldOf(error)));
    return;
  }
  await serve(deps, client, { user, knocked, source }, keys);
}

async function serve(
  deps: PostgresDoorDeps,
  { line, address, parameters, next, onGone }: Client,
  { user, knocked, source }: { user: string; knocked: Knocked; source: SourceClient },
  keys: CancelKeys,
): Promise<void> {
  const facts = factsOf(source, user);
  const started = startSession(parameters, facts);
  if (!started.ok) {
    line.end(fatal(toldOfCode(started.code, started.word)));
    source.close();
    return;
  }
  for (const [name, value] of started.upstream) source.set(name, value);
  const talk: Talk = {
    ...{ deps, line, user, address, knocked, source, facts, state: started.state },
    ...{ statements: new Map(), portals: new Map() },
  };
  const secret = randomBytes(4);
  const process = keys.add(secret, address, () => source.cancel());
  const over = (told: Told): void => {
    line.end(fatal(told));
    source.close();
  };
  const stop = await deps.watch(user, address, () => {
    over({ ...toldOfCode('not-signed-in'), code: '57P01' });
  });
  // Nobody waits for what still runs; without a word the source would work it off.
  onGone(() => {
    void source.cancel().finally(() => {
      source.close();
    });
  });
  // In the midst of a statement its own failure tells why; and a client that goes by itself is told nothing.
  let idle = false;
  let gone = false;
  source.onEnd(() => {
    gone = true;
    if (idle) over(toldOfCode('source-unavailable'));
  });
  const nextWhileThere: typeof next = async () => {
    if (gone) over(toldOfCode('source-unavailable'));
    idle = true;
    const message = await next();
    idle = false;
    return message;
  };
  try {
    writeBackend(line.writer, { kind: 'auth-ok' });
    for (const [name, value] of started.report) {
      writeBackend(line.writer, { kind: 'parameter-status', name, value });
    }
    writeBackend(line.writer, { kind: 'backend-key', process, secret });
    writeBackend(line.writer, { kind: 'ready', status: 'I' });
    await line.flush();
    await converse(talk, nextWhileThere);
  } finally {
    idle = false;
    stop();
    keys.remove(process);
    // In this order: a client that goes is told nothing of a source that it leaves.
    line.end();
    source.close();
  }
}

/** The longest a statement may work: its scope is good for as long, and the source is waited for a little longer. */
const LONGEST_MS = 120_000;

function factsOf({ parameters }: SourceClient, user: string): SessionFacts {
  const text = parameters.get('server_version') ?? '';
  const [major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(text)?.slice(1) ?? [];
  const number = String(Number(major) * 10_000 + Number(minor));
  return { user, version: { text, number }, longestStatement: LONGEST_MS };
}
