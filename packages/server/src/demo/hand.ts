import { generateKeyPairSync, randomUUID, sign as signBytes } from 'node:crypto';
import { actStatement, type ActWords } from '@cordon/core/kernel';
import { toUtf8 } from '@cordon/ledger';
import type { House } from '../compose.ts';
import type { GivenAct } from '../identity/index.ts';
import { keysBody, makeSealingKey } from './sealedTo.ts';

/** Somebody's signing hand before anybody sits at a browser: a session key of their own, registered like any other. */
export interface Hand {
  readonly session: string;
  /** Base64 of r || s. */
  readonly sign: (bytes: Uint8Array) => string;
  /** Id, time and signature of a decision. */
  decided(act: string, words: ActWords, at: Date): GivenAct;
}

/** @param what for: one session for each person and purpose */
export async function handOf(
  house: House,
  { id, party }: { readonly id: string; readonly party: string },
  what = 'demo',
): Promise<Hand> {
  const session = `${what}-${id}`;
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const sign = (bytes: Uint8Array) =>
    signBytes('sha256', bytes, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const { spki: sealing } = await makeSealingKey();
  const who = { person: { id, partyId: party }, sessionId: session, ip: null };
  await house.identity.keys.register(who, keysBody(session, spki, sealing, sign));
  return {
    ...{ session, sign },
    decided(act, words, at) {
      const mark = { actId: randomUUID(), actAt: at.toISOString() };
      return { ...mark, signature: sign(toUtf8(actStatement(act, words, mark))) };
    },
  };
}
