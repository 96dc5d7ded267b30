import { actStatement, Failure, type ActWords, type SignedAct, type SignedWords } from '@cordon/core/kernel';
import type { JsonValue } from '@cordon/ledger';
import { z } from 'zod';
import type { SignaturePort } from '../gate/index.ts';
import { instant } from '../platform/schemas.ts';
import type { SignedIn } from './principal.ts';

/** What a body carries beside a person's decision. Spread it into the body of any act that people answer for. */
export const signedActFields = {
  actId: z.uuid(),
  actAt: instant,
  signature: z
    .string()
    .max(200)
    .meta({ description: 'Base64 signature by the session key over the canonical act (cordon-act/v1)' }),
};

/**
 * The same for what closes access: a key is registered with an entry, and while none can be written, whoever has no key
 * yet must still get somebody out.
 */
export const closingActFields = z.object(signedActFields).partial().shape;

/** Those fields of a body. */
export interface GivenAct {
  readonly actId: string;
  readonly actAt: string;
  readonly signature: string;
}

/** Those fields where a body may leave them out. */
export type MaybeGivenAct = { readonly [K in keyof GivenAct]?: GivenAct[K] | undefined };

/** Who acts, as the ledger will name them; what they signed goes into the entry of that act. */
export interface SigningActor {
  readonly person: string;
  readonly party: string;
  readonly ip: string | null;
  readonly signed?: SignedAct;
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
  /**
   * The person behind a request, who signed this act; whatever enters an act by them keeps the signature.
   * @throws as `check`
   */
  by(who: SignedIn, act: string, words: ActWords, given: MaybeGivenAct): Promise<SigningActor>;
  /** The same for what closes access: unsigned only from a session that has no key. */
  closing(who: SignedIn, act: string, words: ActWords, given: MaybeGivenAct): Promise<SigningActor>;
}

/** @param signatures the port that also checks the acts of the gate: ids and times are good once over both */
export function createSignedActs(signatures: SignaturePort): SignedActs {
  const check: SignedActs['check'] = async (session, act, words, { actId, actAt, signature }) => {
    const at = new Date(actAt);
    const signed = actStatement(act, words, { actId, actAt: at.toISOString() });
    const payload = JSON.parse(signed) as JsonValue;
    const key = await signatures.verify(session, { id: actId, at, payload, signature });
    if (key === null) throw new Failure('signature-invalid');
    return { ...words, signed, key, signature };
  };
  const by: SignedActs['by'] = async (who, act, words, { actId, actAt, signature }) => {
    if (actId === undefined || actAt === undefined || signature === undefined) {
      throw new Failure('signature-invalid');
    }
    const signed = await check(who.sessionId, act, words, { actId, actAt, signature });
    return { ...actorOf(who), signed: { act, words: signed } };
  };
  return {
    check,
    by,
    async closing(who, act, words, given) {
      const bare = Object.values(given).every((part) => part === undefined);
      return bare && !who.keyRegistered ? actorOf(who) : by(who, act, words, given);
    },
  };
}

function actorOf({ person, ip }: SignedIn): SigningActor {
  return { person: person.id, party: person.partyId, ip };
}
