import {
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
  sign,
  type KeyObject,
} from 'node:crypto';
import { actStatement, type ActWords as DecisionWords, type SealedPlace } from '@cordon/core/kernel';
import { undertakingStatement } from '@cordon/core/agreements';
import { canonicalBytes, toUtf8 } from '@cordon/ledger';
import { Secret, TOTP } from 'otpauth';
import { actPayload, type ActWords } from '../doors/workspace/acts.ts';
import type { SealedValue } from '../identity/index.ts';
import { keysBody, makeSealingKey, type SealingKey } from './sealedTo.ts';
import type { SignIn } from './signIns.ts';

/** An answer of the server: status and JSON, whatever it holds. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** A person at a browser: cookies, a session key, an authenticator app. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** The Cookie header the browser sends. */
  cookie(): string;
  /** Password, TOTP, session key. @throws when any step is refused */
  signIn(): Promise<void>;
  /** A fresh code of the authenticator, never one that was used before. */
  code(): string;
  /** How many milliseconds from now the next code is good. */
  goodInMs(): number;
  stepUp(): Promise<Answer>;
  /** Signs the confidentiality undertaking as the console does; nothing when it is signed. */
  undertake(): Promise<Answer>;
  /** Opens what an answer of 200 holds sealed, as only this browser can. @throws when it does not open */
  open(
    answer: Answer,
    place: Pick<SealedPlace, 'purpose' | 'ticket' | 'resource' | 'field'>,
  ): Promise<unknown>;
  /** The session key's signature, base64 of r || s. */
  signBytes(bytes: Uint8Array): string;
  /** Id, time and signature of a decision, as the console makes them. */
  decided(act: string, words: DecisionWords): Record<string, string>;
  /** Adds id, time and signature to an act, as the console does. */
  signed(
    act: Omit<ActWords, 'actId' | 'actAt' | 'value' | 'key'> & {
      readonly value?: string;
      readonly key?: string;
    },
  ): Record<string, unknown>;
}

/** What `/api/me/undertaking` answers, as far as signing needs it. */
interface AskedUndertaking {
  readonly asked: boolean;
  readonly person: { readonly id: string };
  readonly party: { readonly id: string };
  readonly company: { readonly id: string };
  readonly current: { readonly version: number; readonly textHash: string } | null;
}

const STEP_MS = 30_000;

/** A person's authenticator app, for all the browsers they sign in at: each code is good once, so none is given twice. */
export interface AuthenticatorApp {
  (): string;
  /** How many milliseconds from now the next code is good: the server takes the next step's too, and no later one. */
  goodInMs(): number;
}

export function authenticatorApp(totpSecret: string): AuthenticatorApp {
  const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) });
  let lastStep = 0;
  const next = () => Math.max(lastStep + 1, Math.floor(Date.now() / STEP_MS));
  return Object.assign(
    () => {
      lastStep = next();
      return totp.generate({ timestamp: lastStep * STEP_MS });
    },
    { goodInMs: () => Math.max(0, (next() - 1) * STEP_MS - Date.now()) },
  );
}

/** The code of a refusal; null where there is none. */
export function codeOf({ json }: Answer): string | null {
  return (json as { error?: { code?: string } } | null)?.error?.code ?? null;
}

/** Whether nobody was served, because the server could not hear whose access ended: it was busy for seconds. */
function isDeaf(answer: Answer): boolean {
  return answer.status === 503 && codeOf(answer) === 'cannot-hear';
}

/**
 * @param baseUrl where the server listens, e.g. http://localhost:7400
 * @param code their authenticator app, when they sign in at several browsers
 * @param heard resolves once the server hears again; a request that it could not serve meanwhile is then made anew
 */
export function visitor(
  baseUrl: string,
  who: Pick<SignIn, 'email' | 'password' | 'totpSecret'>,
  code = authenticatorApp(who.totpSecret),
  heard?: () => Promise<void>,
): Visitor {
  const cookies = new Map<string, string>();
  let key: KeyObject | null = null;
  let sealed: { readonly session: string; readonly key: SealingKey } | null = null;

  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await once(method, path, body);
    if (heard === undefined || !isDeaf(answer)) return answer;
    await heard();
    return call(method, path, body);
  };
  const once = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: {
        origin: new URL(baseUrl).origin,
        cookie: cookie(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  const must = async (answer: Promise<Answer>, what: string): Promise<Answer> => {
    const got = await answer;
    if (got.status >= 300) throw new Error(`${what}: ${String(got.status)} ${JSON.stringify(got.json)}`);
    return got;
  };

  const signBytes = (bytes: Uint8Array): string => {
    if (key === null) throw new Error('sign in first');
    return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  };

  return {
    signBytes,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    delete: (path) => call('DELETE', path),
    cookie,
    code,
    goodInMs: () => code.goodInMs(),
    async signIn() {
      const { email, password } = who;
      await must(call('POST', '/api/auth/sign-in/email', { email, password }), 'password');
      await must(call('POST', '/api/auth/two-factor/verify-totp', { code: code() }), 'second factor');
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      key = createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));
      const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
      const session = await must(call('GET', '/api/session'), 'session');
      const { sessionId } = session.json as { sessionId: string };
      sealed = { session: sessionId, key: await makeSealingKey() };
      const body = keysBody(sessionId, publicKey, sealed.key.spki, signBytes);
      await must(call('POST', '/api/session/key', body), 'session keys');
    },
    async open({ status, json }, place) {
      if (sealed === null) throw new Error('sign in first');
      const { entry, sealed: value } = json as { entry: number; sealed: SealedValue };
      if (status !== 200) throw new Error(`nothing to open: ${String(status)} ${JSON.stringify(json)}`);
      return sealed.key.open(value, { ...place, session: sealed.session, entry });
    },
    async undertake() {
      const asked = await must(call('GET', '/api/me/undertaking'), 'undertaking');
      const { person, party, company, current, asked: wanted } = asked.json as AskedUndertaking;
      if (!wanted || current === null) return asked;
      if (key === null) throw new Error('sign in first');
      const given = { textHash: current.textHash, at: new Date().toISOString() };
      const statement = undertakingStatement({
        ...{ person: person.id, party: party.id, company: company.id, version: current.version },
        ...given,
      });
      const signature = sign('sha256', toUtf8(statement), { key, dsaEncoding: 'ieee-p1363' });
      return call('POST', '/api/me/undertaking', { ...given, signature: signature.toString('base64') });
    },
    stepUp: () => call('POST', '/api/session/step-up', { method: 'totp', code: code() }),
    decided(act, words) {
      const mark = { actId: randomUUID(), actAt: new Date().toISOString() };
      return { ...mark, signature: signBytes(toUtf8(actStatement(act, words, mark))) };
    },
    signed({ value, key: row, ...act }) {
      const salt = randomBytes(32);
      const words = { ...act, actId: randomUUID(), actAt: new Date().toISOString() };
      const payload = actPayload({
        ...words,
        ...(value !== undefined && { value: { text: value, salt } }),
        ...(row !== undefined && { key: { text: row, salt } }),
      });
      const signature = signBytes(canonicalBytes(payload));
      const { act: _act, ticket: _ticket, ...sent } = words;
      return {
        ...sent,
        ...(value !== undefined && { value }),
        ...(row !== undefined && { key: row }),
        valueSalt: salt.toString('base64'),
        signature,
      };
    },
  };
}
