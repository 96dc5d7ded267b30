import {
  accessesOf,
  accountingOf,
  deedWords,
  sightWords,
  type Accounting,
  type Deed,
  type LeftOut,
  type MetField,
  type Sight,
  type SubjectAccess,
} from '@cordon/core/assurance';
import { Failure, type DataMap } from '@cordon/core/kernel';
import type { SubjectReportDeps } from './deps.ts';
import type { ErasedEntries, Extent } from './entries.store.ts';
import { suspendedNow, type SubjectRequest } from './request.ts';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** A field as the customer reads of it: its name, never its value. */
export interface ToldField {
  readonly label: string;
  readonly category: string | null;
  readonly how: Sight;
  readonly words: string;
}

export interface ToldAccess {
  readonly entries: readonly number[];
  readonly at: string;
  readonly deed: Deed;
  readonly words: string;
  readonly outcome: SubjectAccess['outcome'];
  readonly fields: readonly ToldField[];
  /** Who had it: a vendor, or the company itself. */
  readonly by: Ref;
  readonly agreement: { readonly id: string; readonly title: string; readonly version: number | null } | null;
  readonly clauses: readonly { readonly id: string; readonly title: string }[];
  readonly purpose: string;
  readonly code: string | null;
  /** The agent's name, in a report that may say it; else null. */
  readonly person: string | null;
}

export interface ToldDisclosure {
  readonly recipient: Ref;
  readonly agreement: { readonly id: string; readonly title: string } | null;
  readonly purpose: string;
  readonly ruled: boolean;
  readonly first: string;
  readonly last: string;
  readonly times: number;
  readonly fields: readonly ToldField[];
  readonly entries: readonly number[];
}

/** What one customer may be told, as of one checkpoint. */
export interface SubjectReport {
  readonly request: SubjectRequest;
  readonly company: Ref;
  readonly extent: Extent;
  readonly named: boolean;
  readonly erased: ErasedEntries;
  /** Oldest first. Of an accounting, what it was made from: for the officer, and not in what the customer gets. */
  readonly accesses: readonly ToldAccess[];
  readonly accounting: {
    readonly disclosures: readonly ToldDisclosure[];
    readonly leftOut: readonly { readonly why: LeftOut; readonly count: number }[];
    readonly suspended: number;
  } | null;
}

/**
 * Makes a report out of the ledger. No value of the customer is read: entries hold none.
 * @param named whether agents' names are in it; whether they may be is for the caller to ask
 * @throws Error for an entry that cannot be read, rather than to leave it out
 */
export async function reportOn(
  deps: SubjectReportDeps,
  request: SubjectRequest,
  named: boolean,
): Promise<SubjectReport> {
  const [extent, subject, company] = await Promise.all([
    deps.entries.extent(),
    deps.requests.subjectOf(request.id),
    deps.company(),
  ]);
  if (company === null) throw new Failure('not-found');
  const { source, from, until } = request;
  const sought = { source: source.id, subject, from, until };
  const [found, erased] = await Promise.all([
    deps.entries.of(sought, extent.size),
    deps.entries.erased(sought, extent.size),
  ]);
  const accesses = accessesOf(found);
  const words = await wordsFor(deps, request, accesses, named);
  return {
    ...{ request, company, extent, named, erased },
    accesses: accesses.map((access) => words.access(access)),
    accounting:
      request.kind === 'access'
        ? null
        : words.accounting(await accountFor(deps, request, accesses, company.id)),
  };
}

async function accountFor(
  deps: SubjectReportDeps,
  request: SubjectRequest,
  accesses: readonly SubjectAccess[],
  company: string,
): Promise<Accounting> {
  const [agreements, rulings, map] = await Promise.all([
    deps.agreements(),
    deps.requests.rulings(),
    mapOf(deps, request.source.id),
  ]);
  const governed = new Map(agreements.map((one) => [one.id, one.governed]));
  return accountingOf(accesses, {
    company,
    // An agreement that is not known may be one that HIPAA governs.
    governed: (agreement) => agreement === null || (governed.get(agreement) ?? true),
    ruling: (agreement, purpose) =>
      rulings.find((one) => one.agreement === agreement && one.purpose === purpose)?.ruling ?? null,
    category: (resource, field) => fieldOf(map, resource, field)?.category ?? null,
    suspended: suspendedNow(request, deps.now()),
  });
}

/** Puts names and plain words in the place of ids. */
async function wordsFor(
  deps: SubjectReportDeps,
  request: SubjectRequest,
  accesses: readonly SubjectAccess[],
  named: boolean,
) {
  const [agreements, parties, persons, map] = await Promise.all([
    deps.agreements(),
    deps.requests.namesOf(
      'parties',
      accesses.map(({ party }) => party),
    ),
    named
      ? deps.requests.namesOf(
          'principals',
          accesses.map(({ person }) => person),
        )
      : null,
    mapOf(deps, request.source.id),
  ]);
  const party = (id: string): Ref => ({ id, name: parties.get(id) ?? id });
  const known = new Map(agreements.map((one) => [one.id, one]));
  const agreementOf = (id: string | null) =>
    id === null ? null : { id, title: known.get(id)?.title ?? `Agreement ${id}` };
  const fields = (met: readonly MetField[]): readonly ToldField[] =>
    met.map(({ resource, field, how }) => {
      const of = fieldOf(map, resource, field);
      return {
        label: of?.label ?? `${resource} ${field}`,
        ...{ category: of?.category ?? null, how, words: sightWords[how] },
      };
    });
  return {
    access: (access: SubjectAccess): ToldAccess => {
      const { entries, at, deed, outcome, purpose, code, version, clauses } = access;
      const agreement = agreementOf(access.agreement);
      const titles = known.get(access.agreement ?? '')?.clauses;
      return {
        ...{ entries, at, deed, words: deedWords[deed], outcome, purpose, code },
        fields: fields(access.fields),
        by: party(access.party),
        agreement: agreement && { ...agreement, version },
        clauses: clauses.map((id) => ({ id, title: titles?.get(id) ?? `Clause ${id}` })),
        person: persons?.get(access.person) ?? null,
      };
    },
    accounting: ({ disclosures, leftOut, suspended }: Accounting): SubjectReport['accounting'] => ({
      disclosures: disclosures.map((one) => ({
        ...one,
        recipient: party(one.recipient),
        agreement: agreementOf(one.agreement),
        fields: fields(one.fields),
      })),
      leftOut: Object.entries(leftOut).map(([why, count]) => ({ why: why as LeftOut, count })),
      suspended,
    }),
  };
}

async function mapOf(deps: SubjectReportDeps, source: string): Promise<DataMap | null> {
  return (await deps.sources()).find(({ id }) => id === source)?.map ?? null;
}

function fieldOf(map: DataMap | null, resource: string, field: string) {
  return map?.resources.find(({ name }) => name === resource)?.fields.find(({ name }) => name === field);
}
