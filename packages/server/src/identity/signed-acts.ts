import { actStatement, Failure, type ActWords, type SignedAct, type SignedWords } from '@cordon/core/kernel';
import { commit, fromBase64, type JsonValue } from '@cordon/ledger';
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

/** What hides a typed text in the words: without it a short text could be guessed from its commitment. */
export const saltField = z
  .string()
  .regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)
  .meta({ description: 'Base64 of 32 random bytes' });

/** A text that was typed, and the salt that came with it. */
export interface Typed {
  readonly name: string;
  readonly value: string;
  /** As `saltField`. */
  readonly salt: string;
}

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

/** A person behind a session, as far as their signature goes. */
type Signer = Pick<SignedIn, 'sessionId' | 'ip'> & {
  readonly person: Pick<SignedIn['person'], 'id' | 'partyId'>;
};

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
   * @param typed stands among the words as a salted commitment; what opens it is kept sealed beside the entry
   * @throws as `check`
   */
  by(
    who: Signer,
    act: string,
    words: ActWords,
    given: MaybeGivenAct,
    typed?: readonly Typed[],
  ): Promise<SigningActor>;
  /** The same for what closes access: unsigned only from a session that has no key. */
  closing(who: SignedIn, act: string, words: ActWords, given: MaybeGivenAct): Promise<SigningActor>;
}

const TAKEN = ['signed', 'key', 'signature'] as const satisfies readonly (keyof SignedWords)[];

/** @param signatures the port that also checks the acts of the gate: ids and times are good once over both */
export function createSignedActs(signatures: SignaturePort): SignedActs {
  const check: SignedActs['check'] = async (session, act, words, { actId, actAt, signature }) => {
    // Beside these stands what proves the signature: a word of theirs would be lost, and the entry prove nothing.
    if (TAKEN.some((name) => name in words)) throw new Error(`${act} is signed in words that are taken`);
    const at = new Date(actAt);
    const signed = actStatement(act, words, { actId, actAt: at.toISOString() });
    const payload = JSON.parse(signed) as JsonValue;
    const key = await signatures.verify(session, { id: actId, at, payload, signature });
    if (key === null) throw new Failure('signature-invalid');
    return { ...words, signed, key, signature };
  };
  const by: SignedActs['by'] = async (who, act, words, { actId, actAt, signature }, typed = []) => {
    if (actId === undefined || actAt === undefined || signature === undefined) {
      throw new Failure('signature-invalid');
    }
    const openings = typed.map((one) => ({ ...one, salt: fromBase64(one.salt) }));
    const hidden = Object.fromEntries(openings.map(({ name, value, salt }) => [name, commit(value, salt)]));
    const said = { ...words, ...hidden };
    const signed = await check(who.sessionId, act, said, { actId, actAt, signature });
    return { ...actorOf(who), signed: { act, words: signed, openings } };
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

function actorOf({ person, ip }: Signer): SigningActor {
  return { person: person.id, party: person.partyId, ip };
}
