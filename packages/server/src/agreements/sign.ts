import { Failure } from '@cordon/core/kernel';
import { unfedConditions } from '@cordon/core/policy';
import { mustCompile, mustFind, mustFindMap, type Actor, type AgreementDeps } from './agreements.ts';
import { signatureHolds } from './signing.ts';
import { termsOf } from './standing.ts';
import { fedKinds } from './view.ts';

/**
 * A party signs a version with its own key. With the second signature the version comes into force; the source's views
 * are made before either, since two parties may sign at the same moment.
 * @throws Failure `signature-invalid`, `would-refuse-everybody`, `already-done`, `not-found`, `agreement-ended`
 */
export async function sign(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  wanted: { readonly version: number; readonly publicKey: Buffer; readonly signature: Buffer },
): Promise<void> {
  const agreement = await mustFind(deps, id);
  if (agreement.endedAt !== null) throw new Failure('agreement-ended');
  const version = (await deps.store.versions(id)).find((one) => one.version === wanted.version);
  if (version === undefined) throw new Failure('not-found');
  if (agreement.controller.id !== actor.party && agreement.processor.id !== actor.party) {
    throw new Failure('not-found');
  }
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
  const added = await deps.store.addSignature(signature);
  if (added === 'ended') {
    // Ended since it was looked up: no view of the terms may stay behind.
    await deps.dropTerms(agreement.source, policy.termsHash);
    throw new Failure('agreement-ended');
  }
  if (added === 'known') throw new Failure('already-done');
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
