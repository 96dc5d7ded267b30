import { confirmed, draftClauses, type Particulars } from '@cordon/core/agreements';
import { Failure, type DataMap } from '@cordon/core/kernel';
import { mustCompile, mustFind, mustFindMap, type Actor, type AgreementDeps } from './agreements.ts';
import { editedBy, fixed, frameOf, termsFor, type Edit, type Edited } from './clauses/edit.ts';
import { record } from './life/record.ts';
import { sealTerms } from './signing/terms.ts';
import type { Agreement, NewVersion, Version, VersionKind } from './store.ts';

export interface Draft {
  readonly vendor: { readonly id: string; readonly name: string };
  readonly company: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  /** Ids of the addenda wanted beside the base agreement. */
  readonly addenda?: readonly string[] | undefined;
  readonly particulars?: Particulars | undefined;
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
  const { vendor, company, source, title, from, until, addenda = [] } = wanted;
  const map = await mustFindMap(deps, source);
  const agreement = { id, controller: company, processor: vendor };
  const particulars = fixed(agreement, from, until, wanted.particulars);
  const clauses = draftClauses(addenda, particulars);
  const frame = frameOf(agreement, 1, from, until);
  const version = sealVersion(deps, actor, { clauses, particulars, frame }, map, 'draft');
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
  await enterVersion(deps, actor, id, version);
  return id;
}

/**
 * A new version of the clauses, unsigned. The version in force stays in force until both sign the new one; one that
 * waited for signatures is replaced. A clause
 * that no longer reads as the library has it waits for the other side's confirmation.
 * @param base the newest version when the edit began; absent when the caller holds no older one
 * @returns its number
 * @throws Failure `not-found`, `agreement-ended`, `agreement-expired`, `conflict` when there is a newer version, `bad-request` with what is wrong
 */
export async function addVersion(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  edit: Edit,
  base?: number,
): Promise<number> {
  const { agreement, newest } = await newestOf(deps, id);
  if (base !== undefined && base !== newest.version) throw new Failure('conflict');
  return keep(deps, actor, agreement, editedBy(agreement, newest, edit, actor.party), 'redline');
}

/**
 * A side confirms what clauses written by hand do: one new version that differs in this alone.
 * @param ids numbers of the clauses
 * @param base the version that was read: what somebody changed meanwhile is not confirmed
 * @returns its number
 * @throws Failure `not-found`, `agreement-ended`, `conflict`, `already-done` when one of them has nothing for it to
 *   confirm; then nothing is
 */
export async function confirmClauses(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  ids: readonly string[],
  base?: number,
): Promise<number> {
  const { agreement, newest } = await newestOf(deps, id);
  if (base !== undefined && base !== newest.version) throw new Failure('conflict');
  const parties = [agreement.controller.id, agreement.processor.id];
  if (!parties.includes(actor.party)) throw new Failure('not-found');
  const clauses = confirmed(newest.clauses, ids, actor.party);
  if (clauses === null) throw new Failure('already-done');
  const same = editedBy(agreement, newest, { clauses: newest.clauses }, actor.party);
  return keep(deps, actor, agreement, { ...same, clauses }, 'confirmation', {
    clauses: ids.join(', '),
  });
}

async function newestOf(
  deps: AgreementDeps,
  id: string,
): Promise<{ readonly agreement: Agreement; readonly newest: Version }> {
  const agreement = await mustFind(deps, id);
  const [newest] = await deps.store.versions(id);
  if (newest === undefined) throw new Failure('not-found');
  return { agreement, newest };
}

async function keep(
  deps: AgreementDeps,
  actor: Actor,
  agreement: Agreement,
  edited: Edited,
  kind: VersionKind,
  words: Readonly<Record<string, string>> = {},
): Promise<number> {
  const map = await mustFindMap(deps, agreement.source);
  const version = sealVersion(deps, actor, edited, map, kind);
  await record(deps, actor, agreement.id, 'propose', ({ versions }) => {
    if (versions[0]?.version !== version.version - 1) throw new Failure('conflict');
    return { kind: 'proposed', version };
  });
  await enterVersion(deps, actor, agreement.id, version, words);
  return version.version;
}

/** @throws Failure `bad-request` for clauses whose terms do not compile */
function sealVersion(
  deps: AgreementDeps,
  actor: Actor,
  edited: Edited,
  map: DataMap,
  kind: VersionKind,
): NewVersion {
  const { terms, problems } = termsFor(edited, map);
  if (problems.length > 0) {
    throw new Failure(
      'bad-request',
      problems.map(({ clause, problem }) => `${clause}: ${problem}`).join('; '),
    );
  }
  const { text, hash } = sealTerms(terms, deps.sha256);
  mustCompile(map, terms, Buffer.from(hash).toString('hex'));
  return {
    version: terms.version,
    terms: text,
    hash: Buffer.from(hash),
    clauses: edited.clauses,
    particulars: edited.particulars,
    kind,
    party: actor.party,
    person: actor.person,
    createdAt: deps.now(),
  };
}

/** One act for versions of every kind: by it the history and the certificate of completion find the entry of each. */
async function enterVersion(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  { version, hash, kind }: NewVersion,
  words: Readonly<Record<string, string>> = {},
): Promise<void> {
  await deps.enter('agreement-drafted', actor, id, { version, kind, terms: hash.toString('hex'), ...words });
}
