import { Failure } from '@cordon/core/kernel';
import { unfedConditions } from '@cordon/core/policy';
import { mustBeAllowed, record, see } from './life/record.ts';
import { mustCompile, mustFindMap, type Actor, type AgreementDeps } from './agreements.ts';
import { signatureHolds } from './signing.ts';
import { termsOf } from './standing.ts';
import { fedKinds } from './view.ts';

/**
 * A party signs a version with its own key. With the second signature the version comes into force; the source's views
 * are made before either, since two parties may sign at the same moment.
 * @throws Failure `signature-invalid`, `would-refuse-everybody`, `not-found`, and what its life refuses: `already-done`,
 *   `not-your-turn`, `conflict` (another version replaced this one), `span-over`, `agreement-ended`
 */
export async function sign(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  wanted: { readonly version: number; readonly publicKey: Buffer; readonly signature: Buffer },
): Promise<void> {
  const seen = await see(deps, id);
  const { agreement } = seen;
  const version = seen.versions.find((one) => one.version === wanted.version);
  if (version === undefined) throw new Failure('not-found');
  mustBeAllowed(deps, seen, actor.party, 'sign', version.version);
  const terms = termsOf(version);
  if (unfedConditions(terms, fedKinds).length > 0) throw new Failure('would-refuse-everybody');
  if (!signatureHolds(version.hash, wanted.publicKey, wanted.signature))
    throw new Failure('signature-invalid');
  const key = await keyFor(deps, actor, wanted.publicKey);
  const signature = {
    agreement_id: id,
    version: version.version,
    party_id: actor.party,
    key_id: key,
    person_id: actor.person,
    signature: wanted.signature,
    signed_at: deps.now(),
  };
  const map = await mustFindMap(deps, agreement.source);
  const policy = mustCompile(map, terms, version.hash.toString('hex'));
  // The views come first: terms in force without views would only be errors.
  await deps.applyTerms(agreement.source, policy);
  try {
    await record(deps, actor, id, 'sign', { kind: 'signed', signature });
  } catch (error) {
    // Ended or replaced since it was looked up: no view of the terms may stay behind.
    if (error instanceof Failure && error.code !== 'already-done') {
      await deps.dropTerms(agreement.source, policy.termsHash);
    }
    throw error;
  }
  await deps.enter('agreement-signed', actor, id, {
    version: version.version,
    terms: version.hash.toString('hex'),
    key: wanted.publicKey.toString('base64'),
    signature: wanted.signature.toString('base64'),
  });
  await deps.changed(id);
}

/** The party's key with these bytes. A new one is entered on first use, by a person who just stepped up. */
async function keyFor(deps: AgreementDeps, actor: Actor, publicKey: Buffer): Promise<string> {
  const known = await deps.store.keyOf(actor.party, publicKey);
  if (known !== null) return known;
  const id = `key_${crypto.randomUUID()}`;
  try {
    await deps.store.addKey({
      id,
      party_id: actor.party,
      public_key: publicKey,
      person_id: actor.person,
      created_at: deps.now(),
      revoked_at: null,
    });
  } catch (error) {
    throw new Failure('signature-invalid', 'the key is revoked or belongs to another party', error);
  }
  return id;
}
