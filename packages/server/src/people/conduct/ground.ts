import { Failure } from '@cordon/core/kernel';
import {
  caseAt,
  openSteps,
  stepInForce,
  type CaseActor,
  type CaseStanding,
  type PastStep,
} from '@cordon/core/people/conduct';
import type { SignedIn } from '../../identity/index.ts';
import type { ConductCase } from './conduct.ts';
import type { ConductDeps } from './deps.ts';

/** A case with where it stands and what the ladder opens in it. */
export interface Opened {
  readonly kept: ConductCase;
  readonly standing: CaseStanding;
  readonly open: ReturnType<typeof openSteps>;
}

/** The company's people who look after conduct; a vendor's admin looks after their own people. */
export const officers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

export function actorOf({ person }: Pick<SignedIn, 'person'>): CaseActor {
  return { person: person.id, side: person.partyKind };
}

/**
 * Whether somebody needs to know of a case: the company's officers, the admins of the person's own vendor; never the person
 * themselves, who has a page of their own.
 */
export function mayRead({ person }: Pick<SignedIn, 'person'>, { vendor, subject }: ConductCase): boolean {
  if (person.id === subject.id) return false;
  return person.partyKind === 'company'
    ? officers.some((role) => role === person.role)
    : person.role === 'vendor-admin' && person.partyId === vendor.id;
}

/** @throws Failure `not-in-scope`, alike for a case that is not there and one that is none of theirs */
export async function openFor(deps: ConductDeps, who: SignedIn, id: string): Promise<Opened> {
  const [kept] = await deps.cases.list({ id });
  if (kept === undefined || !mayRead(who, kept)) throw new Failure('not-in-scope');
  return opened(deps, kept);
}

/** The same for whom it is about: nothing before they are asked for their side. @throws Failure `not-in-scope` */
export async function openOwn(deps: ConductDeps, who: SignedIn, id: string): Promise<Opened> {
  const found = (await ownCases(deps, who)).find(({ kept }) => kept.id === id);
  if (found === undefined) throw new Failure('not-in-scope');
  return found;
}

export async function ownCases(deps: ConductDeps, { person }: SignedIn): Promise<readonly Opened[]> {
  const kept = (await deps.cases.list({ subject: person.id })).map((one) => openedAmong(one, [], deps.now()));
  return kept.filter(({ standing }) => standing.hearing !== null || standing.decision !== null);
}

export async function opened(deps: ConductDeps, kept: ConductCase): Promise<Opened> {
  const before = (await deps.cases.list({ subject: kept.subject.id })).filter(({ id }) => id !== kept.id);
  return openedAmong(kept, before, deps.now());
}

/** @param before the same person's other cases, under whatever name they came */
function openedAmong(kept: ConductCase, before: readonly ConductCase[], now: Date): Opened {
  const at = now.getTime();
  const past = before.flatMap((one) => pastOf(one, at));
  const standing = standingOf(kept, at);
  return { kept, standing, open: openSteps(kept.gravity, past, kept.rule, at) };
}

export function standingOf({ acts }: Pick<ConductCase, 'acts'>, at: number): CaseStanding {
  return caseAt(
    acts.map(({ act }) => act),
    at,
  );
}

function pastOf(kept: ConductCase, at: number): readonly PastStep[] {
  const force = stepInForce(standingOf(kept, at));
  if (force === null || force.step === 'none') return [];
  return [{ step: force.step, at: force.from, lifted: false }];
}
