import { FRAME_PROOF, frameRequest } from '@cordon/core/kernel';
import { canonicalBytes, toBase64, type JsonValue } from '@cordon/ledger';
import { askBy, send } from '../../api/client.ts';
import { openLinesBy } from '../../api/sse.ts';
import type { FrameBody } from '../../api/types.ts';
import { loadKey, saveKey } from '../../keys/keyStore.ts';
import { makeSealingPair } from '../../keys/sealed.ts';
import { keysFrom, makeSigningPair, registration, type SessionKeys } from '../../keys/sessionKey.ts';
import { jsonHash } from '../../keys/sha256.ts';
import { framedLine } from './line.ts';

const SIGNING = 'frame-signing';
const SEALING = 'frame-sealing';
const KEPT = 'cordon-frame';

/** What opens a frame: which it is, and its token. Worth nothing without the keys, which no script can read out. */
export interface Opened {
  readonly frame: string;
  readonly token: string;
}

/** This frame's own keys, and what it was told by the helpdesk. */
export interface Frame {
  readonly pairs: Pick<SessionKeys, 'signing' | 'sealing'>;
  readonly hint: string;
}

/**
 * Takes what the helpdesk said behind the `#` of the address, once, and hands it to the server with the key of this frame.
 * Keys are kept for the frames of the next tickets; the browser keeps them apart for each page that frames Cordon.
 * @throws ApiError when the helpdesk's word is not good
 */
export async function takeHint(sidebar: string, token: string): Promise<Frame> {
  const pairs = await keptPairs();
  const { publicKey } = await registration({ session: '', ...pairs });
  const { hint } = await send('POST /api/sidebars/:id/hints', { id: sidebar }, { token, publicKey });
  return { pairs, hint };
}

/** One after the other over all frames of this page: two that begin at once must not make two pairs. */
function keptPairs(): Promise<Frame['pairs']> {
  return navigator.locks.request('cordon-frame-keys', async () => {
    const [signing, sealing] = await Promise.all([loadKey(SIGNING), loadKey(SEALING)]);
    if (signing !== null && sealing !== null) return { signing, sealing };
    const pairs = { signing: await makeSigningPair(), sealing: await makeSealingPair() };
    await saveKey(SIGNING, pairs.signing);
    await saveKey(SEALING, pairs.sealing);
    return pairs;
  });
}

/** What a window of Cordon's own is asked to sign, so that this frame may work in the name of who is signed in there. */
export async function toHandOver({
  pairs,
  hint,
}: Frame): Promise<Omit<FrameBody, 'actId' | 'actAt' | 'signature'>> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const frame = `frm_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const { publicKey, sealingKey, signature } = await registration({ session: frame, ...pairs });
  return { frame, hint, publicKey, sealingKey, frameSignature: signature };
}

/** What an earlier frame of this page was opened with. */
export function keptOpened(): Opened | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    return isOpened(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function forgetOpened(): void {
  localStorage.removeItem(KEPT);
}

/** From now on this page asks as that frame: each request carries its token and is signed with its key. */
export function workAs({ pairs }: Frame, opened: Opened): void {
  localStorage.setItem(KEPT, JSON.stringify(opened));
  const { frame, token } = opened;
  keysFrom(() => Promise.resolve({ session: frame, ...pairs }));
  askBy({
    session: '/api/sidebar/session',
    async headersFor(method, target, body) {
      const actId = crypto.randomUUID();
      const actAt = new Date().toISOString();
      // As it is sent: what JSON leaves out is not signed either.
      const sent = body === undefined ? '' : await jsonHash(JSON.parse(JSON.stringify(body)) as JsonValue);
      const payload = frameRequest({ frame, method, target, body: sent, actId, actAt });
      const signature = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        pairs.signing.privateKey,
        new Uint8Array(canonicalBytes(payload)),
      );
      return {
        authorization: `Bearer ${token}`,
        [FRAME_PROOF]: [actId, actAt, sent === '' ? '-' : sent, toBase64(new Uint8Array(signature))].join(
          ' ',
        ),
      };
    },
  });
  openLinesBy(framedLine);
}

function isOpened(value: unknown): value is Opened {
  return (
    typeof value === 'object' &&
    value !== null &&
    'frame' in value &&
    typeof value.frame === 'string' &&
    'token' in value &&
    typeof value.token === 'string'
  );
}
