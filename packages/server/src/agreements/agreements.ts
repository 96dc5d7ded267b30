import { fitTo, supportTemplate, type Clause } from '@cordon/core/agreements';
import { Failure, type DataMap, type Terms } from '@cordon/core/kernel';
import { compile, unfedConditions, type Policy } from '@cordon/core/policy';
import type { Sha256 } from '@cordon/ledger';
import { sealTerms, signatureHolds } from './signing.ts';
import type { Agreement, AgreementStore } from './store.ts';
import { termsOf } from './standing.ts';
import { fedKinds } from './view.ts';

/** Who acts, as the ledger will name them. */
export interface Actor {
  readonly person: string;
  readonly party: string;
  readonly ip: string | null;
}

export interface AgreementDeps {
  readonly store: AgreementStore;
  readonly sha256: Sha256;
  readonly dataMapOf: (source: string) => Promise<DataMap | null>;
  /** Makes the source's views for terms that both have signed; until it resolves the terms are not in force. */
  readonly applyTerms: (source: string, policy: Policy) => Promise<void>;
  /** Drops them again. */
  readonly dropTerms: (source: string, termsHash: string) => Promise<void>;
  /** Enters an administrative act in the ledger. */
  readonly enter: (
    act: string,
    actor: Actor,
    agreement: string,
    words: Readonly<Record<string, string | number | null>>,
  ) => Promise<number>;
  /** Tells every part of every replica that this agreement changed. */
  readonly changed: (agreement: string) => Promise<void>;
  /** Ends every live session of a party. @returns how many */
  readonly revokeParty: (party: string, code: 'agreement-ended') => Promise<number>;
  readonly closeReveals: (agreement: string, at: Date) => Promise<number>;
  readonly now: () => Date;
}

export interface Draft {
  readonly vendor: { readonly id: string; readonly name: string };
  readonly company: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly title: string;
  readonly from: string;
  readonly until: string;
}

/**
 * A draft from the base agreement, fitted to what the source holds; nothing is in force before both have signed.
 * @returns its id
 * @throws Failure `not-found`, or `bad-request` with what is wrong; then nothing is kept
 */
export async function draft(
  deps: AgreementDeps,
  actor: Actor,
  wanted: Draft,
  id = `agr_${crypto.randomUUID()}`,
): Promise<string> {
  const { vendor, company, source, title, from, until } = wanted;
  const map = await mustFindMap(deps, source);
  const { terms, clauses } = supportTemplate({
    agreement: id,
    version: 1,
    controller: company.id,
    processor: vendor.id,
    controllerName: company.name,
    processorName: vendor.name,
    from,
    until,
  });
  const version = sealVersion(deps, fitTo(terms, map), clauses, map);
  await deps.store.create(
    {
      id,
      title,
      controller_id: company.id,
      processor_id: vendor.id,
      source_id: source,
      created_at: deps.now(),
      ended_at: null,
      ended_by: null,
    },
    version,
  );
  await enterDrafted(deps, actor, id, version);
  return id;
}

/** A new version of the terms, unsigned. The version in force stays in force until both sign the new one. */
export async function addVersion(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  terms: Terms,
  clauses: readonly Clause[],
): Promise<void> {
  const agreement = await mustFind(deps, id);
  const newest = (await deps.store.versions(id))[0];
  const next: Terms = {
    ...terms,
    agreement: id,
    version: (newest?.version ?? 0) + 1,
    controller: agreement.controller.id,
    processor: agreement.processor.id,
  };
  const version = sealVersion(deps, next, clauses, await mustFindMap(deps, agreement.source));
  await deps.store.addVersion(id, version);
  await enterDrafted(deps, actor, id, version);
}

type NewVersion = Parameters<AgreementStore['addVersion']>[1];

/** @throws Failure `bad-request` for terms that do not compile */
function sealVersion(
  deps: AgreementDeps,
  terms: Terms,
  clauses: readonly Clause[],
  map: DataMap,
): NewVersion {
  const { text, hash } = sealTerms(terms, deps.sha256);
  mustCompile(map, terms, Buffer.from(hash).toString('hex'));
  return { version: terms.version, terms: text, hash: Buffer.from(hash), clauses, createdAt: deps.now() };
}

async function enterDrafted(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  { version, hash }: NewVersion,
): Promise<void> {
  await deps.enter('agreement-drafted', actor, id, { version, terms: hash.toString('hex') });
}

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

/**
 * Ends an agreement now: first nothing is shown any more, then sessions and reveals close, then it is entered and the
 * source's views go. If a step fails the caller gets a fault, the access stays closed, and ending it again closes what
 * was left open.
 * @throws Failure `already-done` when it was ended before
 */
export async function end(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
): Promise<{ readonly entry: number; readonly sessionsClosed: number; readonly revealsClosed: number }> {
  const agreement = await mustFind(deps, id);
  const at = deps.now();
  const ended = await deps.store.end(id, actor.person, at);
  await deps.changed(id);
  const [sessionsClosed, revealsClosed] = await Promise.all([
    deps.revokeParty(agreement.processor.id, 'agreement-ended'),
    deps.closeReveals(id, at),
  ]);
  try {
    if (!ended) throw new Failure('already-done');
    const entry = await deps.enter('agreement-ended', actor, id, { sessionsClosed, revealsClosed });
    return { entry, sessionsClosed, revealsClosed };
  } finally {
    // Of every version: one signature is enough for a version to have views.
    for (const { hash } of await deps.store.versions(id)) {
      await deps.dropTerms(agreement.source, hash.toString('hex'));
    }
  }
}

async function mustFind(deps: AgreementDeps, id: string): Promise<Agreement> {
  const agreement = await deps.store.find(id);
  if (agreement === null) throw new Failure('not-found');
  return agreement;
}

async function mustFindMap(deps: AgreementDeps, source: string): Promise<DataMap> {
  const map = await deps.dataMapOf(source);
  if (map === null) throw new Failure('not-found', 'the source has no data map');
  return map;
}

function mustCompile(map: DataMap, terms: Terms, hash: string): Policy {
  const compiled = compile(terms, hash, map);
  if (!compiled.ok) {
    throw new Failure(
      'bad-request',
      compiled.problems.map(({ clause, problem }) => `${clause}: ${problem}`).join('; '),
    );
  }
  return compiled.policy;
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
