import type { Answer } from '@cordon/core/drills';
import { undertakingStatement } from '@cordon/core/agreements';
import { actStatement, keysStatement, type ActWords as DecisionWords } from '@cordon/core/kernel';
import { canonicalBytes, toBase64, toUtf8 } from '@cordon/ledger';
import { actPayload, type ActWords } from '../doors/workspace/acts.ts';

/** Whom a browser signs in: made for one drill, known to nobody else. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** A code of their authenticator that was not given before. */
  readonly code: () => string;
}

type Headers = Readonly<Record<string, string>>;

/** Somebody at a browser of their own, as the installation sees them: cookies, a session key, nothing inside. */
export interface Browser {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  password(guess?: string, headers?: Headers): Promise<Answer>;
  signIn(headers?: Headers): Promise<Answer>;
  stepUp(): Promise<Answer>;
  /** An act at the workspace as the console signs it. */
  signed(act: Omit<ActWords, 'actId' | 'actAt' | 'value' | 'key'>, hidden: Hidden): Promise<object>;
  /** Id, time and signature of a decision. */
  decided(act: string, words: DecisionWords): Promise<Record<string, string>>;
  readonly cookie: () => string;
}

/** What stands in an act as a commitment. */
interface Hidden {
  readonly value?: string;
  readonly key?: string;
}

/** @param at where the installation answers @param origin where its people reach it */
export function openBrowser(at: string, origin: string, who: Credentials): Browser {
  const cookies = new Map<string, string>();
  let signing: CryptoKey | null = null;
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  const call = async (method: string, path: string, body?: unknown, headers: Headers = {}) => {
    const asked = {
      ...{ origin, cookie: cookie(), ...headers },
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const response = await ask(at, path, method, asked, body);
    for (const line of response.cookies) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return response.answer;
  };
  const sign = async (bytes: Uint8Array): Promise<string> => {
    if (signing === null) throw new Error('sign in first');
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    return toBase64(new Uint8Array(await crypto.subtle.sign(algorithm, signing, Uint8Array.from(bytes))));
  };
  const password: Browser['password'] = (guess = who.password, headers) =>
    call('POST', '/api/auth/sign-in/email', { email: who.email, password: guess }, headers);

  const keys = async (): Promise<Answer> => {
    const session = await call('GET', '/api/session');
    if (session.status >= 300) return session;
    const { sessionId } = session.json as { readonly sessionId: string };
    const [own, sealing] = await Promise.all([
      crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
      crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']),
    ]);
    signing = own.privateKey;
    const [publicKey, sealingKey] = await Promise.all([spki(own.publicKey), spki(sealing.publicKey)]);
    const signature = await sign(keysStatement(sessionId, { signing: publicKey, sealing: sealingKey }));
    return call('POST', '/api/session/key', { publicKey, sealingKey, signature });
  };

  const undertake = async (): Promise<Answer> => {
    const answer = await call('GET', '/api/me/undertaking');
    if (answer.status >= 300) return answer;
    const { asked, current, person, party, company } = answer.json as Undertaking;
    if (!asked || current === null) return answer;
    const given = { textHash: current.textHash, at: new Date().toISOString() };
    const of = { person: person.id, party: party.id, company: company.id, version: current.version };
    const signature = await sign(toUtf8(undertakingStatement({ ...of, ...given })));
    return call('POST', '/api/me/undertaking', { ...given, signature });
  };

  const decided: Browser['decided'] = async (act, words) => {
    const mark = { actId: crypto.randomUUID(), actAt: new Date().toISOString() };
    return { ...mark, signature: await sign(toUtf8(actStatement(act, words, mark))) };
  };

  /** What every piece of their work is held to, where there is such a thing. */
  const acknowledge = async (): Promise<Answer> => {
    const answer = await call('GET', '/api/me/protocols');
    if (answer.status >= 300) return answer;
    for (const { agreement, purpose, hash, protocol, state } of answer.json as Protocols) {
      if (hash === null || (state !== 'owed' && state !== 'grace')) continue;
      const words = { agreement: agreement.id, purpose, version: protocol.version, hash };
      const said = await call('POST', '/api/me/protocols', {
        ...words,
        ...(await decided('protocol-acknowledged', words)),
      });
      if (said.status >= 300) return said;
    }
    return answer;
  };

  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    ...{ cookie, password, decided },
    async signIn(headers) {
      const factor = () => call('POST', '/api/auth/two-factor/verify-totp', { code: who.code() }, headers);
      let last: Answer = await password(undefined, headers);
      for (const step of [factor, keys, undertake, acknowledge]) {
        if (last.status >= 300) return last;
        last = await step();
      }
      return last;
    },
    stepUp: () => call('POST', '/api/session/step-up', { method: 'totp', code: who.code() }),
    async signed(act, { value, key }) {
      const salt = crypto.getRandomValues(new Uint8Array(32));
      const words = { ...act, actId: crypto.randomUUID(), actAt: new Date().toISOString() };
      const payload = actPayload({
        ...words,
        ...(value !== undefined && { value: { text: value, salt } }),
        ...(key !== undefined && { key: { text: key, salt } }),
      });
      const { act: _, ticket: __, ...sent } = words;
      return {
        ...{ ...sent, valueSalt: toBase64(salt), signature: await sign(canonicalBytes(payload)) },
        ...(value !== undefined && { value }),
        ...(key !== undefined && { key }),
      };
    },
  };
}

/** One request, and what came of it, whatever it was. */
export async function ask(
  at: string,
  path: string,
  method: string,
  headers: Headers,
  body?: unknown,
): Promise<{ readonly answer: Answer; readonly cookies: readonly string[] }> {
  const response = await fetch(new URL(path, at), {
    ...{ method, headers, redirect: 'manual' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = parsed(await response.text());
  const { error, entry } = (json ?? {}) as {
    readonly error?: { readonly code?: string; readonly entry?: number };
    readonly entry?: number;
  };
  const answer = {
    ...{ status: response.status, json, at: Date.now() },
    ...{ code: error?.code ?? null, entry: error?.entry ?? entry ?? null },
  };
  return { answer, cookies: response.headers.getSetCookie() };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    // A page, as a stranger's browser would be shown one.
    return text;
  }
}

async function spki(key: CryptoKey): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', key)));
}

interface Undertaking {
  readonly asked: boolean;
  readonly person: { readonly id: string };
  readonly party: { readonly id: string };
  readonly company: { readonly id: string };
  readonly current: { readonly version: number; readonly textHash: string } | null;
}

type Protocols = readonly {
  readonly agreement: { readonly id: string };
  readonly purpose: string;
  readonly protocol: { readonly version: number };
  readonly hash: string | null;
  readonly state: string;
}[];
