import { randomBytes } from 'node:crypto';
import {
  Failure,
  FRAME_PROOF,
  FRAME_TOKEN,
  frameRequest,
  type ActWords,
  type Code,
} from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { FastifyRequest } from 'fastify';
import type { SignaturePort } from '../../gate/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { SignedIn } from '../principal.ts';
import type { SessionKeys } from '../session-keys.ts';
import type { GivenAct, SignedActs, SigningActor } from '../signed-acts.ts';
import { readHint } from './hint.ts';
import { audienceOf, FRAME_LIFE_MS, type Frame, type TakenHint } from './sidebar.ts';
import type { SidebarStore } from './store.ts';

export interface FrameDeps {
  readonly store: SidebarStore;
  readonly baseUrl: string;
  /** Whoever's session it is at this moment, asked from an address; null when it is gone. */
  readonly session: (id: string, address: string | null) => Promise<SignedIn | null>;
  readonly hears: () => boolean;
  readonly keys: Pick<SessionKeys, 'register'>;
  readonly signatures: SignaturePort;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: (act: string, actor: SigningActor, words: ActWords, code: Code | null) => Promise<unknown>;
  /** Enters that a helpdesk, or whoever pretended to be one, was refused. */
  readonly hintRefused: (ip: string, sidebar: string) => Promise<void>;
  /** Finds that the helpdesk named somebody else than is signed in here. */
  readonly hintMismatched: (who: SignedIn, hint: Pick<TakenHint, 'source' | 'sidebar'>) => Promise<void>;
  readonly now: () => Date;
}

/** What a frame made for itself, and what it was given to hand over. */
export interface FrameAsked extends GivenAct {
  /** Of its own choosing; its keys are signed over it. */
  readonly frame: string;
  readonly hint: string;
  readonly publicKey: string;
  readonly sealingKey: string;
  /** Base64, by its first key over both and its id (core's `keysStatement`). */
  readonly frameSignature: string;
}

/**
 * Takes what a helpdesk says. Nobody is signed in yet, and nothing is told: the frame that brought it may refer to it later.
 * @throws Failure `hint-refused` for all that does not hold, a number that was taken before included
 */
export async function takeHint(
  { store, baseUrl, now, hintRefused }: FrameDeps,
  sidebar: string,
  given: { readonly token: string; readonly publicKey: string },
  ip: string,
): Promise<string> {
  const at = now();
  const key = await store.keyOf(sidebar);
  const hint = key === null ? null : readHint(given.token, key, audienceOf(baseUrl, sidebar), at.getTime());
  const id = `hnt_${randomBytes(16).toString('hex')}`;
  if (hint === null || !(await store.takeHint(id, sidebar, hint, given.publicKey, at))) {
    await hintRefused(ip, sidebar);
    throw new Failure('hint-refused');
  }
  return id;
}

/**
 * Hands what a helpdesk said back to its page, where its server signed on the way and its browser could not: it comes again
 * with a frame, and is taken then.
 * @param authorization `Bearer` and the token
 * @throws Failure `hint-refused`
 */
export async function saidAgain(
  { store, baseUrl, now, hintRefused }: Pick<FrameDeps, 'store' | 'baseUrl' | 'now' | 'hintRefused'>,
  sidebar: string,
  authorization: string | undefined,
  ip: string,
): Promise<string> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const key = await store.keyOf(sidebar);
  if (key === null || readHint(token, key, audienceOf(baseUrl, sidebar), now().getTime()) === null) {
    await hintRefused(ip, sidebar);
    throw new Failure('hint-refused');
  }
  return token;
}

/**
 * Opens a frame in the name of whoever is signed in at a window of their own. They signed which frame and which keys; it is
 * entered before the token is good.
 * @throws Failure `hint-refused`, `hint-mismatch`, `signature-invalid`, `already-done` for a frame that was opened before
 */
export async function openFrame(
  deps: FrameDeps,
  who: SignedIn,
  asked: FrameAsked,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const { store, now } = deps;
  const { frame, publicKey, sealingKey, frameSignature, hint: hintId, ...mark } = asked;
  const at = now();
  const hint = await store.hint(hintId, publicKey);
  if (hint === null) throw new Failure('hint-refused');
  const words = {
    ...{ frame, hint: hint.id },
    ...{ frameKey: textHash(publicKey), frameSealingKey: textHash(sealingKey) },
  };
  const actor = await deps.signedActs.by(who, 'frame-opened', words, mark);
  await agreeing(deps, who, hint);
  const expiresAt = new Date(Math.min(at.getTime() + FRAME_LIFE_MS, who.expiresAt));
  await deps.enter(
    'frame-opened',
    actor,
    { frame, sidebar: hint.sidebar, until: expiresAt.toISOString() },
    null,
  );
  const { person, ip } = who;
  // The keys of a frame are kept like those of a session, under its own id: what they sign is told from what the session's sign.
  const made = { publicKey, sealingKey, signature: frameSignature };
  await deps.keys.register({ sessionId: frame, person, ip }, made);
  const token = FRAME_TOKEN + randomBytes(32).toString('base64url');
  const opened = { id: frame, session: who.sessionId, person: person.id, party: person.partyId, expiresAt };
  await store.open({ ...opened, sidebar: hint.sidebar }, token, at);
  return { token, expiresAt };
}

/**
 * Cordon's ticket for what a helpdesk said, once it said it of the very person who asks. Whether the ticket may be opened,
 * the gate decides.
 * @throws Failure `hint-refused`, `hint-mismatch`, `not-in-scope`
 */
export async function ticketOfHint(deps: FrameDeps, who: SignedIn, hintId: string): Promise<string> {
  const { frame } = who;
  const hint = frame === undefined ? null : await deps.store.hint(hintId, frame.publicKey);
  if (hint === null || hint.sidebar !== frame?.sidebar) throw new Failure('hint-refused');
  await agreeing(deps, who, hint);
  const ticket = await deps.store.ticketOf(hint.source, who.person.partyId, hint.ticket);
  if (ticket === null) throw new Failure('not-in-scope');
  return ticket;
}

/** The helpdesk's user and the person here are the same one; two who share a desktop are told apart, and it is entered. */
async function agreeing(deps: FrameDeps, who: SignedIn, hint: TakenHint): Promise<void> {
  const { sidebar, user } = hint;
  if ((await deps.store.emailOf(who.person.id)) === user) return;
  const actor = { person: who.person.id, party: who.person.partyId, ip: who.ip };
  await deps.enter('hint-mismatch', actor, { sidebar, session: who.sessionId }, 'hint-mismatch');
  await deps.hintMismatched(who, hint);
  throw new Failure('hint-mismatch');
}

/** What a frame sends beside its token: id and time of the request, hash of its body, signature. */
const PROOF = /^([\da-f-]{36}) (\d{4}-[\dT:.-]+Z) ([\da-f]{64}|-) ([A-Za-z\d+/]{86}==)$/;

const bodies = new WeakMap<FastifyRequest, string>();

/** Whether a request comes from a frame, by the kind of its token. What it is worth is another question. */
export function isOfFrame({ headers }: FastifyRequest): boolean {
  return headers.authorization?.startsWith(`Bearer ${FRAME_TOKEN}`) === true;
}

/**
 * Who asks through a frame: token, signature by the frame's own key, the session it came from, each at this moment. Cookies
 * are not looked at.
 * @returns null for everything that does not hold
 */
export async function readFrame(deps: FrameDeps, request: FastifyRequest): Promise<SignedIn | null> {
  const { authorization = '', [FRAME_PROOF]: proof } = request.headers;
  const [, actId, actAt, digest, signature] = PROOF.exec(typeof proof === 'string' ? proof : '') ?? [];
  if (actId === undefined || actAt === undefined || digest === undefined || signature === undefined)
    return null;
  const frame = await deps.store.frame(authorization.slice('Bearer '.length), deps.now());
  if (frame === null) return null;
  const body = digest === '-' ? '' : digest;
  const payload = frameRequest({
    ...{ frame: frame.id, method: request.method, target: request.raw.url ?? '', body },
    ...{ actId, actAt },
  });
  const at = new Date(actAt);
  if (Number.isNaN(at.getTime())) return null;
  const key = await deps.signatures.verify(frame.id, { id: actId, at, payload, signature });
  if (key === null) return null;
  bodies.set(request, body);
  const who = await deps.session(frame.session, request.ip);
  return who === null ? null : of(who, frame, key);
}

function of(who: SignedIn, { id, sidebar, person, expiresAt }: Frame, publicKey: string): SignedIn | null {
  if (who.person.id !== person || who.person.role !== 'agent') return null;
  return {
    ...{ ...who, expiresAt: Math.min(who.expiresAt, expiresAt.getTime()) },
    frame: { id, sidebar, publicKey },
  };
}

/**
 * Once a body was read: it is the one whose hash the frame signed.
 * @throws Failure `signature-invalid`
 */
export function checkBody(request: FastifyRequest): void {
  const signed = bodies.get(request);
  if (signed === undefined) return;
  const { body } = request;
  const given = body === undefined || body === null ? '' : textHash(canonicalText(body as never));
  if (given !== signed) throw new Failure('signature-invalid');
}
