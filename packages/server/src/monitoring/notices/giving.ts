import type { Clock } from '@cordon/core/monitoring/clocks';
import { checkNotice, draftNotice, type Draft } from '@cordon/core/monitoring/notices';
import { Failure } from '@cordon/core/kernel';
import { canonicalText, commit, fromBase64 } from '@cordon/ledger';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import { standing } from '../clocks/fact.ts';
import { clockSeenBy } from '../clocks/reading.ts';
import type { NoticeDeps } from './deps.ts';
import { toldOf } from './telling.ts';

/** What a person wants to give. */
export interface Given {
  readonly clock: string;
  /** By part. */
  readonly texts: Readonly<Record<string, string>>;
  /** Null: as a file, or to people. */
  readonly address: string | null;
  /** Those affected, each of whom gets it by themselves. */
  readonly people?: { readonly addresses: readonly string[]; readonly salt: string } | undefined;
}

/** Those that are written to one place that reads mail; everybody else is told another way, and the file is for that. */
const MAILED: ReadonlySet<Clock['to']> = new Set(['company', 'supervisory-authority', 'media']);

/** Whether a notice may be mailed from here. */
export function isMailed({ to }: Pick<Clock, 'to'>): boolean {
  return MAILED.has(to);
}

/** Whether it goes to each of those affected. */
export function isToPeople({ to }: Pick<Clock, 'to'>): boolean {
  return to === 'individuals';
}

/** A draft of the notice that answers a clock. @throws Failure `not-in-scope` */
export async function draftFor(
  deps: NoticeDeps,
  who: SignedIn,
  incident: string,
  clockId: string,
): Promise<{ readonly clock: Clock; readonly draft: Draft }> {
  const { clock, told } = await toldFor(deps, who, incident, clockId);
  return { clock, draft: draftNotice(clock.kind, told, isLate(clock, deps.now())) };
}

/**
 * Gives a notice: to be mailed, or as a file. It is entered, with the hash of what it says, before anything leaves.
 * @returns its id
 * @throws Failure `notice-incomplete` for one that lacks what the law asks for and may not come in phases, or whose numbers
 *   are not the ledger's; `notice-held-back` while law enforcement asked to wait; `bad-request` for a mail to nobody that is
 *   written to, or to more people than are affected; `not-in-scope`, `signature-invalid`
 */
export async function giveNotice(
  deps: NoticeDeps,
  who: SignedIn,
  incident: string,
  { clock: clockId, texts, address, people }: Given,
  given: GivenAct,
): Promise<string> {
  const { clock, told } = await toldFor(deps, who, incident, clockId);
  const at = deps.now();
  const missing = checkNotice(clock.kind, texts, told, isLate(clock, at));
  const draft = draftNotice(clock.kind, told, isLate(clock, at));
  if (address !== null) {
    if (!isMailed(clock)) throw new Failure('bad-request', 'This notice is not given by mail from here.');
    if (who.person.partyKind === 'vendor' && !(await companyAddresses(deps)).includes(address)) {
      throw new Failure('bad-request', 'A notice of a vendor goes to the company’s own people.');
    }
  }
  if (people !== undefined) mustBeTheirs(clock, address, people.addresses.length, told.people);
  if (address !== null || people !== undefined) {
    if (isHeldBack(clock, at)) throw new Failure('notice-held-back');
    const wrong = missing.some(({ why }) => why === 'wrong-number');
    if (wrong || (missing.length > 0 && draft.phases === null)) throw new Failure('notice-incomplete');
  }
  const words = {
    ...{ incident, clock: clockId, text: textHash(canonicalText(texts)) },
    to: address === null ? null : textHash(address),
    ...(people === undefined ? {} : wordsOf(people)),
  };
  const act = address === null && people === undefined ? 'notice-exported' : 'notice-given';
  const actor = await deps.signedActs.by(who, act, words, given);
  const id = newId('ntc');
  const more = { notice: id, missing: missing.length };
  const entry = await deps.enter(act, actor, clock.agreement, { ...words, ...more });
  const zone = clock.due?.zone ?? clock.from?.zone ?? 'UTC';
  await deps.notices.add(
    {
      ...{ id, incident, clock: clockId, kind: clock.kind, address, zone, madeAt: at, entry },
      people: people?.addresses.length ?? null,
      texts: Object.fromEntries(draft.parts.map(({ id: part }) => [part, texts[part] ?? ''])),
      missing: missing.map(({ part }) => part),
    },
    who.person.id,
    (tx) => (people === undefined ? Promise.resolve() : deps.noticePeople.add(tx, id, people.addresses, at)),
  );
  return id;
}

/** How many, and a commitment to who: what opens it is kept nowhere, so that no address can be tried against it. */
function wordsOf({ addresses, salt }: NonNullable<Given['people']>) {
  const list = commit(textHash(canonicalText([...addresses])), fromBase64(salt));
  return { people: addresses.length, list };
}

/** @throws Failure `bad-request` */
function mustBeTheirs(clock: Clock, address: string | null, many: number, affected: number | null): void {
  if (!isToPeople(clock) || address !== null) {
    throw new Failure('bad-request', 'This notice does not go to those affected.');
  }
  if (affected !== null && many > affected) {
    throw new Failure('bad-request', 'The list is longer than those affected are many.');
  }
}

/** Where the company reads what it is told: a vendor may mail nobody else in the company's name. */
export async function companyAddresses({ store, company }: NoticeDeps): Promise<readonly string[]> {
  const [owners, own] = await Promise.all([store.owners(), company()]);
  return owners.filter(({ party }) => party === own?.id).map(({ email }) => email);
}

/** A vendor's draft knows nothing but the names: what the company found out is not the vendor's. */
async function toldFor(deps: NoticeDeps, who: SignedIn, incident: string, id: string) {
  const { clock, facts } = await clockSeenBy(deps, who, incident, id);
  const agreements = await deps.agreements();
  const touched =
    clock.agreement ??
    standing(facts)
      .map(({ fact }) => fact)
      .findLast((fact) => fact.kind === 'contract')?.agreement;
  const vendor = agreements.find((one) => one.id === touched)?.vendor.name ?? null;
  const company = (await deps.company())?.name ?? '';
  return { clock, told: toldOf(facts, { company, vendor }, clock) };
}

/** Whatever else is so of it: what somebody answered does not let a notice out that an official holds back. */
export function isHeldBack({ tolledUntil }: Clock, at: Date): boolean {
  return tolledUntil !== null && at.getTime() < Date.parse(tolledUntil.at);
}

/** By what stands: whoever reads the notice is told why it is late, and a time that was typed wrongly is no reason. */
function isLate(clock: Clock, at: Date): boolean {
  const { due } = clock.asCorrected ?? clock;
  return due !== null && at.getTime() > Date.parse(due.at);
}
