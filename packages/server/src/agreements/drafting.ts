import { fitTo, supportTemplate, type Clause } from '@cordon/core/agreements';
import type { DataMap, Terms } from '@cordon/core/kernel';
import { record } from './life/record.ts';
import { mustCompile, mustFind, mustFindMap, type Actor, type AgreementDeps } from './agreements.ts';
import { sealTerms } from './signing/terms.ts';
import type { NewVersion } from './store.ts';

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
  const at = deps.now();
  await deps.life.create(
    {
      id,
      title,
      controller_id: company.id,
      processor_id: vendor.id,
      source_id: source,
      created_at: at,
      ended_at: null,
      ended_by: null,
    },
    version,
    { kind: 'drafted', version: version.version, party: actor.party, person: actor.person, at },
  );
  await enterDrafted(deps, actor, id, version);
  return id;
}

/**
 * A new version of the terms, unsigned. The version in force stays in force until both sign the new one; one that
 * waited for signatures is replaced.
 * @throws Failure `not-found`, `bad-request`, `agreement-ended`, `agreement-expired`
 */
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
  await record(deps, actor, id, 'propose', { kind: 'proposed', version });
  await enterDrafted(deps, actor, id, version);
}

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
