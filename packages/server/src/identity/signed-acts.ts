import { actStatement, Failure, type ActWords, type SignedWords } from '@cordon/core/kernel';
import type { JsonValue } from '@cordon/ledger';
import { z } from 'zod';
import type { SignaturePort } from '../gate/index.ts';
import { instant } from '../platform/schemas.ts';

/** What a body carries beside a person's decision. Spread it into the body of any act that people answer for. */
export const signedActFields = {
  actId: z.uuid(),
  actAt: instant,
  signature: z
    .string()
    .max(200)
    .meta({ description: 'Base64 signature by the session key over the canonical act (cordon-act/v1)' }),
};

/** Those fields of a body. */
export interface GivenAct {
  readonly actId: string;
  readonly actAt: string;
  readonly signature: string;
}

/** Checks that the person signed their decision with the key of their session. */
export interface SignedActs {
  /**
   * @param act as the entry will call it
   * @param words what was decided; the entry has to carry the same words
   * @returns the words, with what proves the signature: for the entry
   * @throws Failure `signature-invalid`; an act that was overheard is good once
   */
  check(session: string, act: string, words: ActWords, given: GivenAct): Promise<ActWords & SignedWords>;
}

/** @param signatures the port that also checks the acts of the gate: ids and times are good once over both */
export function createSignedActs(signatures: SignaturePort): SignedActs {
  return {
    async check(session, act, words, { actId, actAt, signature }) {
      const at = new Date(actAt);
      const signed = actStatement(act, words, { actId, actAt: at.toISOString() });
      const payload = JSON.parse(signed) as JsonValue;
      const key = await signatures.verify(session, { id: actId, at, payload, signature });
      if (key === null) throw new Failure('signature-invalid');
      return { ...words, signed, key, signature };
    },
  };
}
