import { Failure } from '@cordon/core/kernel';
import { isImpartial, violations, type CaseAct, type Violation } from '@cordon/core/people/conduct';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import { textPlace } from './acting.ts';
import type { CaseSource } from './conduct.ts';
import type { ConductDeps } from './deps.ts';
import { actorOf, officers } from './ground.ts';

export interface NewCaseAsked extends GivenAct {
  readonly person: string;
  readonly agreement: string;
  readonly violation: Violation;
  readonly source: CaseSource;
  /** The incident, finding or report; null for what somebody saw themselves. */
  readonly basis: string | null;
  readonly entries: readonly number[];
  readonly summary: string;
}

/** Where the summary of a case is sealed. */
export const summaryPlace = (id: string): string => `${textPlace(id, 0)}:summary`;

/**
 * Opens a case about somebody of a vendor under an agreement in force. Its facts are entries of the ledger, checked to be by or about
 * the person, and the entry that opens it: what nobody can point to is no fact.
 * @returns its id
 * @throws Failure `not-in-scope` for who or what is not there or none of theirs, `already-done` when there is a case of it,
 *   `conduct-not-impartial` for a case about oneself, `signature-invalid`
 */
export async function openCase(
  deps: ConductDeps,
  who: SignedIn,
  { person, agreement, violation, source, basis, entries, summary, actId, actAt, signature }: NewCaseAsked,
): Promise<string> {
  const cited = [...new Set(entries)].toSorted((a, b) => a - b);
  const words = {
    ...{ subjectPerson: person, agreement, violation, source, basis },
    ...{ entries: cited.join(' '), summary: textHash(summary) },
  };
  const actor = await deps.signedActs.by(who, 'conduct-case-opened', words, { actId, actAt, signature });
  const subject = await deps.cases.subject(person);
  const under = (await deps.agreements()).find(({ id }) => id === agreement);
  if (subject === null || under?.vendor.id !== subject.vendor) throw new Failure('not-in-scope');
  if (!mayOpen(who, subject.vendor)) throw new Failure('not-in-scope');
  const people = await deps.cases.samePeople(person);
  if (
    !isImpartial({ subject: person, reporter: null }, { person: who.person.id }, []) ||
    people.includes(who.person.id)
  )
    throw new Failure('conduct-not-impartial');

  const standing = await deps.cases.entriesAbout(cited, people);
  if (standing.length !== cited.length) throw new Failure('not-in-scope');
  const from = await basisOf(deps, who, { source, basis, person, vendor: subject.vendor });
  const at = deps.now();
  const id = newId('cnd');
  const entry = await deps.enter('conduct-case-opened', actor, agreement, {
    ...{ ...words, case: id, subjectParty: subject.vendor, clauses: under.rule.clauses.join(' ') },
  });
  const by = actorOf(who);
  const facts = [...new Set([...cited, ...from.entries, entry])].map((one) => {
    const act: CaseAct = { kind: 'fact-added', at: at.getTime(), by, entry: one };
    return { act, entry };
  });
  const opened = await deps.cases.open({
    ...{
      id,
      agreement,
      vendor: subject.vendor,
      subject: person,
      reporter: from.reporter,
      violation,
      source,
      basis,
      facts,
      at,
    },
    ...{ gravity: violations[violation].gravity, rule: under.rule, by: who.person.id },
    ...{ summary: deps.seal.seal(summary, summaryPlace(id)), report: source === 'report' ? basis : null },
  });
  if (!opened) throw new Failure('already-done');
  return id;
}

function mayOpen({ person }: SignedIn, vendor: string): boolean {
  return person.partyKind === 'company'
    ? officers.some((role) => role === person.role)
    : person.role === 'vendor-admin' && person.partyId === vendor;
}

/** Whose word it rests on, and what of it stands in the ledger. Whoever saw it themselves is the one who reports it. */
async function basisOf(
  { cases, reports }: ConductDeps,
  who: SignedIn,
  {
    source,
    basis,
    person,
    vendor,
  }: { source: CaseSource; basis: string | null; person: string; vendor: string },
): Promise<{ readonly reporter: string | null; readonly entries: readonly number[] }> {
  if ((source === 'observed') !== (basis === null)) throw new Failure('bad-request');
  switch (source) {
    case 'observed':
      return { reporter: who.person.id, entries: [] };
    case 'incident':
      // Incidents are the company's alone, since whoever is watched is not warned.
      if (who.person.partyKind !== 'company' || !(await cases.isInIncident(basis ?? '', person)))
        throw new Failure('not-in-scope');
      return { reporter: null, entries: [] };
    case 'audit': {
      const entry = await cases.findingEntry(basis ?? '', vendor);
      if (entry === null) throw new Failure('not-in-scope');
      return { reporter: null, entries: [entry] };
    }
    case 'report': {
      const report = await reports.find(basis ?? '');
      if (report?.state !== 'received') throw new Failure('not-in-scope');
      // Whoever gave no name is read by the company alone, which may know better whose network two vendors share.
      const theirs =
        report.reporter === null ? who.person.partyKind === 'company' : report.party.id === vendor;
      if (!theirs) throw new Failure('not-in-scope');
      // Its entry says who reported it: it is no fact that the person, or their employer, reads.
      return { reporter: report.reporter?.id ?? null, entries: [] };
    }
  }
}
