import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { errno } from '../files.ts';
import type { KeyProvider } from '../keyProvider.ts';
import { refuseOpen } from '../keys.ts';

export interface VaultSettings {
  /** `https://vault.example.com:8200`; http only on this machine. */
  readonly address: string;
  /** A file with the token, 0600; read again when Vault no longer takes what it said. */
  readonly tokenFile: string;
  /** Where the transit engine is mounted. */
  readonly mount: string;
  readonly namespace?: string | undefined;
  readonly answerMs?: number;
}

const NAME = 'vault';
const WRAPPED = /^vault:v\d{1,6}:[A-Za-z0-9+/]{38,400}={0,2}$/;
const ANSWER_MS = 5_000;
const MOST_BYTES = 64 * 1024;

const encrypted = z.object({ data: z.object({ ciphertext: z.string().regex(WRAPPED) }) });
const decrypted = z.object({ data: z.object({ plaintext: z.base64().max(1000) }) });

/** What Vault answered: status and body. Its error texts go nowhere, since they may repeat what was sent. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Keys in HashiCorp Vault's transit engine (or OpenBao's), one a context, type aes256-gcm96; versions are Vault's. The
 * context is `associated_data`, so that what is wrapped opens for it alone. Certificates are verified by the platform:
 * NODE_EXTRA_CA_CERTS adds an authority of your own.
 * API: https://developer.hashicorp.com/vault/api-docs/secret/transit
 * @throws Failure `config-wrong` when nobody answers or the token is refused, `key-unavailable` when Vault is sealed
 */
export async function openVaultKeyProvider(settings: VaultSettings): Promise<KeyProvider> {
  const ask = await openVault(settings);

  const isDestroyed = async (context: string): Promise<boolean> => {
    const { status } = await ask('GET', `keys/${markOf(context)}`);
    if (status !== 200 && status !== 404) throw unavailable(status);
    return status === 200;
  };
  const make = async (name: string): Promise<void> => {
    done(await ask('POST', `keys/${name}`, { type: 'aes256-gcm96', exportable: false }));
  };

  return {
    name: NAME,

    async wrap(dataKey, context) {
      if (await isDestroyed(context)) throw new Failure('key-destroyed', context);
      const name = nameOf(context);
      // A key that is there already is left as it is (transit, "Create key").
      if ((await ask('GET', `keys/${name}`)).status === 404) await make(name);
      const answer = await ask('POST', `encrypt/${name}`, {
        plaintext: Buffer.from(dataKey).toString('base64'),
        associated_data: Buffer.from(context).toString('base64'),
      });
      return read(encrypted, answer).data.ciphertext;
    },

    async unwrap(wrapped, context) {
      if (!WRAPPED.test(wrapped)) throw new Failure('key-unavailable', 'wrapped by another key provider');
      const answer = await ask('POST', `decrypt/${nameOf(context)}`, {
        ciphertext: wrapped,
        associated_data: Buffer.from(context).toString('base64'),
      });
      // Vault answers 400 alike for a key that is gone and for what does not open.
      if ((answer.status === 400 || answer.status === 404) && (await isDestroyed(context))) {
        throw new Failure('key-destroyed', context);
      }
      return Buffer.from(read(decrypted, answer).data.plaintext, 'base64');
    },

    async rotate(context) {
      if (await isDestroyed(context)) throw new Failure('key-destroyed', context);
      const name = nameOf(context);
      if ((await ask('GET', `keys/${name}`)).status === 404) await make(name);
      else done(await ask('POST', `keys/${name}/rotate`));
      return true;
    },

    async destroy(context) {
      // First the mark: whatever happens next, no new key is made for what is to be gone.
      await make(markOf(context));
      const name = nameOf(context);
      if ((await ask('GET', `keys/${name}`)).status === 404) return true;
      done(await ask('POST', `keys/${name}/config`, { deletion_allowed: true }));
      done(await ask('DELETE', `keys/${name}`));
      return true;
    },

    isDestroyed,
  };
}

type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Answer>;

async function openVault(settings: VaultSettings): Promise<Ask> {
  let token = await readToken(settings.tokenFile);
  const send = async (method: string, path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${settings.address}/v1/${path}`, {
      method,
      headers: {
        'x-vault-token': token,
        'x-vault-request': 'true',
        ...(settings.namespace !== undefined && { 'x-vault-namespace': settings.namespace }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirect would carry the token to whoever it names.
      redirect: 'error',
      signal: AbortSignal.timeout(settings.answerMs ?? ANSWER_MS),
    });
    return { status: response.status, body: await jsonOf(response) };
  };
  const retried = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await send(method, path, body);
    if (answer.status !== 403) return answer;
    // An agent beside us renews the token in its file.
    const fresh = await readToken(settings.tokenFile);
    if (fresh === token) return answer;
    token = fresh;
    return send(method, path, body);
  };

  const self = await retried('GET', 'auth/token/lookup-self').catch((error: unknown) => {
    throw error instanceof Failure ? error : wrong(`VAULT_ADDR: nobody answers (${why(error)}).`, error);
  });
  if (self.status === 403) throw wrong('VAULT_TOKEN_FILE: Vault refuses the token.');
  done(self);
  return async (method, path, body) => {
    try {
      return await retried(method, `${settings.mount}/${path}`, body);
    } catch (error) {
      throw error instanceof Failure
        ? error
        : new Failure('key-unavailable', `Vault does not answer (${why(error)}).`, error);
    }
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text.length > MOST_BYTES) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function readToken(file: string): Promise<string> {
  try {
    if ((await stat(file)).isFile()) await refuseOpen(file, 0o077, 'chmod 600');
    const token = (await readFile(file, 'utf8')).trim();
    if (/^[\x21-\x7e]+$/.test(token)) return token;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw wrong(`VAULT_TOKEN_FILE: cannot read ${file} (${errno(error) ?? 'unknown error'}).`, error);
  }
  throw wrong(`VAULT_TOKEN_FILE: ${file} holds no token.`);
}

function done(answer: Answer): void {
  if (answer.status !== 200 && answer.status !== 204) throw unavailable(answer.status);
}

function read<T>(shape: z.ZodType<T>, answer: Answer): T {
  done(answer);
  const parsed = shape.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new Failure('key-unavailable', 'Vault answered what is no answer of its transit engine');
}

function unavailable(status: number): Failure {
  const meaning = MEANINGS.get(status) ?? 'unexpected';
  return new Failure('key-unavailable', `Vault answered ${String(status)}: ${meaning}`);
}

const MEANINGS: ReadonlyMap<number, string> = new Map([
  [400, 'what was wrapped was altered, or belongs to another context or key'],
  [403, 'its policy does not allow this to our token'],
  [404, 'there is no such key, or no transit engine at VAULT_TRANSIT_MOUNT'],
  [429, 'too many requests'],
  [503, 'it is sealed, or in maintenance'],
]);

const wrong = (detail: string, cause?: unknown): Failure => new Failure('config-wrong', detail, cause);

/** Names of faults only: an error of fetch may quote the address with all that is in it. */
function why(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return errno(cause) ?? (cause instanceof Error ? cause.name : 'error');
}

function nameOf(context: string): string {
  return `cordon-${createHash('sha256').update(context).digest('hex').slice(0, 32)}`;
}

/** The key that says a context was destroyed. It wraps nothing. */
function markOf(context: string): string {
  return `${nameOf(context)}-destroyed`;
}
