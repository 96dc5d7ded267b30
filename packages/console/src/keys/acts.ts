import { actStatement, type ActWords } from '@cordon/core/kernel';
import { canonicalBytes, commit, toBase64, toUtf8 } from '@cordon/ledger';
import type { JsonValue } from '@cordon/ledger';
import type { RevealReason, UnsealPurpose } from '../api/types.ts';
import { sessionKey } from './sessionKey.ts';

/** What the person does. A typed value or a row's key stands in the signed text as a salted commitment, never itself. */
export type Act =
  | {
      readonly act: 'lookup' | 'confirm' | 'rebind' | 'act';
      readonly ticket: string;
      readonly resource: string;
      readonly field: string;
      readonly value: string;
    }
  | {
      readonly act: 'reveal';
      readonly ticket: string;
      readonly resource: string;
      readonly field: string;
      readonly key: string;
      readonly reason: RevealReason;
    }
  | {
      readonly act: 'unseal';
      readonly ticket: string;
      readonly resource: string;
      readonly field: string;
      readonly key: string;
      readonly reason: UnsealPurpose;
    };

/** The parts of the request body that carry the signature. */
export interface SignedAct {
  readonly actId: string;
  readonly actAt: string;
  readonly signature: string;
  readonly valueSalt: string;
}

/**
 * Signs an act with the session key: ECDSA P-256 over SHA-256 of the canonical JSON (RFC 8785), signature as r || s.
 * Each call makes a new act id and time, so a retry is a new act.
 */
export async function signAct(act: Act): Promise<SignedAct> {
  const key = await sessionKey();
  const actId = crypto.randomUUID();
  const actAt = new Date().toISOString();
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const hidden = 'key' in act ? { key: commit(act.key, salt) } : { value: commit(act.value, salt) };
  const signature = await sign(key, { ...act, actId, actAt, ...hidden });
  return { actId, actAt, signature, valueSalt: toBase64(salt) };
}

/**
 * Signs a decision with the session key: an approval, a suspension, any act that a person answers for. The words are
 * those the ledger entry will carry: codes, ids and choices.
 * @param act as the entry calls it, e.g. `rebind-decided`
 * @returns what the body of the request carries beside the decision
 * @throws as `sessionKey`
 */
export async function signDecision(
  act: string,
  words: ActWords,
): Promise<Pick<SignedAct, 'actId' | 'actAt' | 'signature'>> {
  const key = await sessionKey();
  const mark = { actId: crypto.randomUUID(), actAt: new Date().toISOString() };
  return { ...mark, signature: await signBytes(key, toUtf8(actStatement(act, words, mark))) };
}

function sign(key: CryptoKey, payload: JsonValue): Promise<string> {
  return signBytes(key, canonicalBytes(payload));
}

async function signBytes(key: CryptoKey, message: Uint8Array): Promise<string> {
  // Copied into a plain ArrayBuffer, which is what WebCrypto's type asks for.
  const bytes = new Uint8Array(message);
  return toBase64(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)));
}
