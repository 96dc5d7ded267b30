import {
  challengeOf,
  originOf,
  spkiOfCose,
  wrongWithAssertion,
  type Assertion,
  type DeletionStatement,
  type SigningStatement,
} from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Passkey } from '../../identity/index.ts';
import type { Actor } from '../agreements.ts';
import type { SigningPorts } from './ports.ts';
import type { NewKey } from './store.ts';

/** A party's key to sign with; a new one is kept with its first signature. */
export interface PartyKey {
  readonly key: NewKey;
  readonly isNew: boolean;
}

/** The signer's passkeys that can sign. @throws Failure `passkey-needed` when there is none */
export async function passkeysToSign(
  { passkeysOf }: Pick<SigningPorts, 'passkeysOf'>,
  person: string,
): Promise<readonly Passkey[]> {
  const passkeys = (await passkeysOf(person)).filter(canSign);
  if (passkeys.length === 0) throw new Failure('passkey-needed');
  return passkeys;
}

/** The signer's passkey as the party's key. @throws Failure `signature-invalid` */
export async function partyKeyFor(
  { passkeysOf, store, baseUrl }: Pick<SigningPorts, 'passkeysOf' | 'store' | 'baseUrl'>,
  actor: Actor,
  credentialId: Buffer,
  now: Date,
): Promise<PartyKey> {
  const passkey = (await passkeysOf(actor.person)).find(
    (one) => one.credentialId === credentialId.toString('base64url'),
  );
  if (passkey === undefined) throw new Failure('signature-invalid', 'not a passkey of the signer');
  const publicKey = Buffer.from(mustBeSpki(passkey.cose));
  const known = await store.keysLike(credentialId, publicKey);
  const [key] = known;
  if (key === undefined) {
    const fresh = {
      id: `key_${crypto.randomUUID()}`,
      party_id: actor.party,
      person_id: actor.person,
      credential_id: credentialId,
      public_key: publicKey,
      rp_id: new URL(baseUrl).hostname,
      created_at: now,
      revoked_at: null,
    };
    return { key: fresh, isNew: true };
  }
  const own =
    key.party_id === actor.party && key.person_id === actor.person && key.public_key.equals(publicKey);
  if (known.length > 1 || !own || key.revoked_at !== null) {
    throw new Failure('signature-invalid', 'the key is revoked or belongs to somebody else');
  }
  return { key, isNew: false };
}

/**
 * What the key has to have signed: this statement, on this installation's own pages, the person verified.
 * @throws Failure `signature-invalid`
 */
export function mustHaveSigned(
  { crypto, baseUrl }: Pick<SigningPorts, 'crypto' | 'baseUrl'>,
  { public_key: publicKey, rp_id: rpId }: Pick<NewKey, 'public_key' | 'rp_id'>,
  statement: SigningStatement | DeletionStatement,
  assertion: Assertion,
): void {
  const challenge = challengeOf(statement, crypto.sha256);
  const wrong = wrongWithAssertion(assertion, { publicKey, rpId }, challenge, crypto);
  if (wrong !== null) throw new Failure('signature-invalid', wrong);
  if (originOf(assertion.clientDataJSON) !== new URL(baseUrl).origin) {
    throw new Failure('signature-invalid', 'the assertion was made on another origin');
  }
}

function mustBeSpki(cose: Uint8Array): Uint8Array {
  try {
    return spkiOfCose(cose);
  } catch (error) {
    throw new Failure('signature-invalid', 'the passkey is of a kind that cannot sign', error);
  }
}

function canSign({ cose }: Passkey): boolean {
  try {
    spkiOfCose(cose);
    return true;
  } catch {
    return false;
  }
}
