import { readFile, stat } from 'node:fs/promises';
import { Failure } from '@cordon/core/kernel';
import { errno } from '../../files.ts';
import { refuseOpen } from '../../keys.ts';
import { createTurns } from '../../turns.ts';
import { CKF_SESSION, CKR, CKU_USER, LOST } from './constants.ts';
import { loadModule, Pkcs11Error, type Pkcs11Module } from './module.ts';

export interface Pkcs11Settings {
  /** Path of the PKCS #11 library. */
  readonly module: string;
  /** Label of the token. */
  readonly token: string;
  /** A file with the user's PIN, 0600. */
  readonly pinFile: string;
}

/** Work on a token, logged in, one piece at a time. */
export interface TokenSession {
  /** @throws Failure `key-unavailable` when the token is gone or refuses; what `work` throws otherwise */
  run<T>(work: (module: Pkcs11Module, session: number) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * By library, for the whole program. What a session is doing is part of the session; and of a library that keeps its tokens
 * in files (SoftHSM), one session sees what another is writing half written: the locks of files are a program's (fcntl), not
 * a thread's, so that a key being made is found before it is whole, or its making fails.
 */
const turns = createTurns();

/**
 * Opens a session on the token of this label and logs in.
 * @throws Failure `config-wrong` when module, token or PIN are wrong, `key-unsafe` when others can read the PIN
 */
export async function openTokenSession(settings: Pkcs11Settings): Promise<TokenSession> {
  // Its structures are packed there: ours would be read wrongly.
  if (process.platform === 'win32') throw wrong('KEY_PROVIDER: pkcs11 is not supported on Windows.');
  const module = await loadModule(settings.module).catch((error: unknown) => {
    throw wrong(`PKCS11_MODULE: ${settings.module} cannot be used.`, error);
  });
  let refused: Failure | null = null;

  /** A wrong PIN is tried once, ever: a token locks after a few, and then nobody gets in. */
  const logIn = async (): Promise<number> => {
    if (refused !== null) throw refused;
    const pin = await readPin(settings.pinFile);
    const slots = await module.tokens();
    const slot = slots.find(({ label }) => label === settings.token)?.slot;
    if (slot === undefined) {
      throw wrong(`PKCS11_TOKEN: there is no token with the label ${settings.token}.`);
    }
    const session = await module.openSession(slot, CKF_SESSION);
    try {
      await module.login(session, CKU_USER, pin);
      return session;
    } catch (error) {
      // A login holds for the whole program and token (section 5.6), not for one session.
      if (error instanceof Pkcs11Error && error.rv === CKR.userAlreadyLoggedIn) return session;
      await module.closeSession(session).catch(() => undefined);
      if (!(error instanceof Pkcs11Error) || LOST.has(error.rv)) throw error;
      refused = wrong(
        `PKCS11_PIN_FILE: the token ${settings.token} refused the PIN (${error.message}). It is not tried again before the next start, since tokens lock.`,
        error,
      );
      throw refused;
    }
  };

  let session: number | null = await logIn().catch((error: unknown) => {
    throw error instanceof Failure ? error : wrong(`The token ${settings.token} cannot be used.`, error);
  });
  const once = async <T>(work: (module: Pkcs11Module, session: number) => Promise<T>): Promise<T> => {
    session ??= await logIn();
    return work(module, session);
  };

  return {
    run: (work) =>
      turns.inTurn(settings.module, async () => {
        try {
          return await once(work);
        } catch (error) {
          if (!(error instanceof Pkcs11Error)) throw error;
          if (!LOST.has(error.rv)) throw unavailable(settings.token, error);
          session = null;
          try {
            return await once(work);
          } catch (again) {
            session = null;
            throw again instanceof Failure ? again : unavailable(settings.token, again);
          }
        }
      }),
    close: () =>
      turns.inTurn(settings.module, async () => {
        const open = session;
        session = null;
        if (open !== null) await module.closeSession(open).catch(() => undefined);
      }),
  };
}

async function readPin(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).isFile()) await refuseOpen(file, 0o077, 'chmod 600');
    const pin = (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
    if (pin !== '') return Buffer.from(pin);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw wrong(`PKCS11_PIN_FILE: cannot read ${file} (${errno(error) ?? 'unknown error'}).`, error);
  }
  throw wrong(`PKCS11_PIN_FILE: ${file} is empty.`);
}

const wrong = (detail: string, cause?: unknown): Failure => new Failure('config-wrong', detail, cause);

const unavailable = (token: string, cause: unknown): Failure =>
  new Failure(
    'key-unavailable',
    `the token ${token}: ${cause instanceof Error ? cause.message : 'error'}`,
    cause,
  );
