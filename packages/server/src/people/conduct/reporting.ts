import { Failure } from '@cordon/core/kernel';
import type { Violation } from '@cordon/core/people/conduct';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { Acting } from '../../ledger/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import type { ConductDeps } from './deps.ts';
import { officers } from './ground.ts';
import type { Answered, ConductReport } from './report.ts';

const hashOf = (receipt: string): Buffer => Buffer.from(textHash(receipt), 'hex');

/** Where the text of a report is sealed. */
export const reportPlace = (id: string): string => `conduct-report:${id}`;

const NOBODY: Acting = { person: null, party: null, ip: null };

/**
 * Keeps what somebody tells of a colleague.
 * @returns its id
 * @throws Failure `not-in-scope` for somebody of another party, `signature-invalid`
 */
export async function report(
  deps: ConductDeps,
  who: SignedIn,
  {
    person,
    violation,
    text,
    ...given
  }: { readonly person: string; readonly violation: Violation; readonly text: string } & GivenAct,
): Promise<string> {
  const subject = await deps.cases.subject(person);
  const theirs = who.person.partyKind === 'company' || subject?.vendor === who.person.partyId;
  if (subject === null || !theirs || person === who.person.id) throw new Failure('not-in-scope');
  const words = { subjectPerson: person, violation, told: textHash(text) };
  const actor = await deps.signedActs.by(who, 'conduct-reported', words, given);
  const id = newId('crp');
  const entry = await deps.enter('conduct-reported', actor, null, {
    ...words,
    report: id,
    subjectParty: subject.vendor,
  });
  await deps.reports.keep({
    ...{
      id,
      party: subject.vendor,
      subject: person,
      reporter: who.person.id,
      violation,
      receipt: null,
      entry,
    },
    ...{ text: deps.seal.seal(text, reportPlace(id)), receivedOn: dayOf(deps.now()) },
  });
  return id;
}

/**
 * The same from somebody who gives no name. It is taken from a vendor's own listed networks alone, and that address is used for
 * nothing but to tell whose network it is: neither it, nor a session, nor the moment is kept. The entry names no person and not the text.
 * @param address as `clientAddress` gives it
 * @returns the code by which whoever wrote it asks what became of it; it is shown this once
 * @throws Failure `network-not-allowed`, `rate-limited` for too many from one vendor
 */
export async function reportUnnamed(
  deps: ConductDeps,
  address: string | null,
  { violation, text }: { readonly violation: Violation; readonly text: string },
): Promise<string> {
  const vendor = address === null ? null : await deps.reports.vendorAt(address);
  if (vendor === null) throw new Failure('network-not-allowed');
  if (!(await deps.mayReport(vendor))) throw new Failure('rate-limited');
  const receipt = deps.drawReceipt();
  const id = newId('crp');
  const entry = await deps.enter('conduct-reported', NOBODY, null, {
    report: id,
    violation,
    subjectParty: vendor,
    unnamed: true,
  });
  await deps.reports.keep({
    ...{ id, party: vendor, subject: null, reporter: null, violation, receipt: hashOf(receipt), entry },
    ...{ text: deps.seal.seal(text, reportPlace(id)), receivedOn: dayOf(deps.now()) },
  });
  return receipt;
}

/** What became of a report, for whoever has its code. @throws Failure `link-used`, `network-not-allowed`, `rate-limited` */
export async function lookByReceipt(
  deps: ConductDeps,
  address: string | null,
  receipt: string,
): Promise<Answered> {
  const vendor = address === null ? null : await deps.reports.vendorAt(address);
  if (vendor === null) throw new Failure('network-not-allowed');
  if (!(await deps.mayReport(vendor))) throw new Failure('rate-limited');
  const found = await deps.reports.byReceipt(hashOf(receipt));
  if (found === null) throw new Failure('link-used');
  return found;
}

/** Reports somebody needs to know of: never one about themselves. */
export async function reportsFor(deps: ConductDeps, { person }: SignedIn): Promise<readonly ConductReport[]> {
  const company = person.partyKind === 'company';
  if (!(company ? officers.some((role) => role === person.role) : person.role === 'vendor-admin')) return [];
  const all = await deps.reports.list(company ? null : person.partyId);
  // A vendor's admin does not read what may be about themselves: whoever gave no name may have named them in the text.
  return all.filter(({ subject, reporter }) => subject?.id !== person.id && (company || reporter !== null));
}

/** Says why no case came of a report. @throws Failure `not-in-scope`, `already-done`, `signature-invalid` */
export async function setAside(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  { answer, ...given }: { readonly answer: string } & GivenAct,
): Promise<void> {
  const found = (await reportsFor(deps, who)).find((one) => one.id === id);
  if (found === undefined) throw new Failure('not-in-scope');
  const words = { report: id, answer: textHash(answer) };
  const actor = await deps.signedActs.by(who, 'conduct-report-set-aside', words, given);
  if (found.state !== 'received') throw new Failure('already-done');
  // Whoever reported it does not also decide that nothing comes of it.
  if (found.reporter?.id === who.person.id) throw new Failure('conduct-not-impartial');
  await deps.enter('conduct-report-set-aside', actor, null, words);
  if (!(await deps.reports.setAside(id, answer, who.person.id, deps.now())))
    throw new Failure('already-done');
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
