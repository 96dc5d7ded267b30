import type { Assertion } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { unfedConditions } from '@cordon/core/policy';
import { mustCompile, mustFindMap, type Actor, type AgreementDeps } from '../agreements.ts';
import { mustBeConfirmed } from '../clauses/edit.ts';
import { mustBeAllowed, record, see } from '../life/record.ts';
import { termsOf } from '../standing.ts';
import type { Agreement, Version } from '../store.ts';
import { fedKinds } from '../view.ts';
import { enterSignature } from './entering.ts';
import { freeze } from './freezing.ts';
import { mustHaveSigned, partyKeyFor } from './partyKey.ts';
import { sealSignature } from './sealing.ts';
import { statementOf } from './statement.ts';
import type { NewKey, NewSignature } from './store.ts';

/** What the signer's browser sends. */
export interface Signing {
  readonly version: number;
  readonly credentialId: Buffer;
  readonly assertion: Assertion;
  readonly userAgent: string | null;
}

/**
 * A party signs a version with the signer's own passkey. The company signs first; with the vendor's signature the
 * version comes into force. The source's views are made before either, so that a source which cannot have them is learnt
 * of before anybody has signed. The signature and the document it makes are kept in one step; a crash before it leaves
 * nothing, a crash after it leaves the entry, which the next start makes (`enterLeftOver`).
 * @throws Failure `signature-invalid`, `effects-unconfirmed`, `would-refuse-everybody`, `not-found`, `signing-unavailable`, and what its life refuses:
 *   `already-done`, `not-your-turn`, `conflict` (another version replaced this one), `span-over`, `agreement-ended`
 */
export async function sign(deps: AgreementDeps, actor: Actor, id: string, wanted: Signing): Promise<void> {
  const { turns, store } = deps.signing;
  // In this process first: each waits with a connection of its own otherwise.
  await turns.inTurn('signing', () => store.alone(() => signAlone(deps, actor, id, wanted)));
}

/** The version one may sign now. @throws Failure as `sign` does */
export async function mustBeSignable(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  number: number,
): Promise<{ readonly agreement: Agreement; readonly version: Version }> {
  const seen = await see(deps, id);
  const version = seen.versions.find((one) => one.version === number);
  if (version === undefined) throw new Failure('not-found');
  mustBeAllowed(deps, seen, actor.party, 'sign', number);
  mustBeConfirmed(seen.agreement, version);
  if (unfedConditions(termsOf(version), fedKinds).length > 0) throw new Failure('would-refuse-everybody');
  const { agreement } = seen;
  return { agreement, version };
}

async function signAlone(deps: AgreementDeps, actor: Actor, id: string, wanted: Signing): Promise<void> {
  const { reached } = deps.signing;
  const { agreement, version } = await mustBeSignable(deps, actor, id, wanted.version);
  const document = await freeze(deps, agreement, version);
  const { key, isNew } = await partyKeyFor(deps.signing, actor, wanted.credentialId, deps.now());
  const statement = statementOf(agreement, version, document.hash, actor.party);
  if (statement === null) throw new Failure('not-found');
  mustHaveSigned(deps.signing, key, statement, wanted.assertion);
  await reached('checked');

  const map = await mustFindMap(deps, agreement.source);
  const policy = mustCompile(map, termsOf(version), version.hash.toString('hex'));
  // The views come first: terms in force without views would only be errors.
  await deps.applyTerms(agreement.source, policy);
  await reached('views-made');

  const signature = await makeSignature(
    deps,
    { agreement, version, document: document.pdf, key, actor },
    wanted,
  );
  await reached('sealed');
  try {
    await record(deps, actor, id, 'sign', {
      kind: 'signed',
      signature: { ...signature, key: isNew ? key : null },
    });
  } catch (error) {
    // Ended or replaced since it was looked up: no view of the terms may stay behind.
    if (error instanceof Failure && error.code !== 'already-done') {
      await deps.dropTerms(agreement.source, policy.termsHash);
    }
    throw error;
  }
  await reached('kept');
  await enterSignature(deps, { ...signature, ...key, person: actor.person }, version.hash, document.hash);
  await reached('entered');
  await deps.changed(id);
}

interface Subject {
  readonly agreement: Agreement;
  readonly version: Version;
  readonly key: NewKey;
  readonly actor: Actor;
}

async function makeSignature(
  deps: AgreementDeps,
  { agreement, version, document, key, actor }: Subject & { readonly document: Buffer },
  { assertion, userAgent }: Signing,
): Promise<NewSignature> {
  const { authority, store, crypto } = deps.signing;
  const at = deps.now();
  const company = actor.party === agreement.controller.id;
  const statement = statementOf(agreement, version, crypto.sha256(document), actor.party);
  if (statement === null) throw new Failure('not-found');
  const before = company ? document : (await store.latest(agreement.id, version.version))?.pdf;
  if (before === undefined) throw new Failure('not-your-turn');
  const sealed = await sealSignature(before, {
    party: company ? agreement.controller : agreement.processor,
    person: await store.personName(actor.person),
    evidence: {
      statement,
      person: actor.person,
      rpId: key.rp_id,
      credentialId: key.credential_id,
      publicKey: key.public_key,
      assertion,
    },
    authority,
    at,
  });
  const pdf = Buffer.from(sealed);
  return {
    agreement_id: agreement.id,
    version: version.version,
    party_id: actor.party,
    revision: company ? 1 : 2,
    key_id: key.id,
    person_id: actor.person,
    authenticator_data: Buffer.from(assertion.authenticatorData),
    client_data: Buffer.from(assertion.clientDataJSON),
    signature: Buffer.from(assertion.signature),
    pdf,
    hash: Buffer.from(crypto.sha256(pdf)),
    signed_at: at,
    ip: actor.ip,
    user_agent: userAgent,
  };
}
