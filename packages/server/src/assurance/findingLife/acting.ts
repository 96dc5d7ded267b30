import { take, type LifeActor, type LifeRefusal, type LifeStep } from '@cordon/core/assurance';
import { Failure, type ActWords, type Code } from '@cordon/core/kernel';
import type { GivenAct, SignedActs, SignedIn, SigningActor } from '../../identity/index.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { Finding, FindingStore } from '../finding.ts';
import type { LifeStore, NewEvidence, Note, Retests, Seen } from './life.ts';

const officers: ReadonlySet<string> = new Set(['company-admin', 'privacy-officer', 'security-officer']);

export interface ActingDeps {
  readonly findings: Pick<FindingStore, 'find'>;
  readonly store: LifeStore;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Vendors whose accesses an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  /** Whether an agreement is with this vendor; with null, whether it is one. */
  readonly isAgreementOf: (agreement: string, vendor: string | null) => Promise<boolean>;
  readonly retests: Retests;
  readonly settle: () => Promise<void>;
  /** Told of a look that was asked for and could not be made. */
  readonly onFault: (error: unknown) => void;
  readonly now: () => Date;
}

/** An act of a person as it is signed and entered. */
export interface Signed {
  readonly act: string;
  readonly words: ActWords;
  readonly given: GivenAct;
  readonly text?: string;
  readonly detail?: string;
}

/** How a step that is refused is told. */
export const REFUSALS: Readonly<Record<LifeRefusal, Code>> = {
  closed: 'already-done',
  'not-from-here': 'finding-not-ready',
  'no-evidence': 'finding-not-ready',
  'no-such-time': 'finding-not-ready',
  'not-your-part': 'role-not-allowed',
  'same-person': 'not-the-second-person',
};

/** Whether somebody may decide for the company. */
export function isOfficer({ person }: SignedIn): boolean {
  return person.partyKind === 'company' && officers.has(person.role);
}

/** Who somebody is in the life of a finding. An auditor is of no side, whoever invited them. */
export function lifeActorOf(who: SignedIn): LifeActor {
  const { person } = who;
  if (person.role === 'auditor') return { side: 'auditor', person: person.id };
  return person.partyKind === 'vendor'
    ? { side: 'vendor', person: person.id }
    : { side: 'company', person: person.id, officer: isOfficer(who) };
}

/** Vendors that somebody may know the findings about; null for all. */
export async function vendorsOf(
  { person }: SignedIn,
  auditedParties: ActingDeps['auditedParties'],
): Promise<readonly string[] | null> {
  if (person.role === 'auditor') return auditedParties(person.id);
  return person.partyKind === 'company' ? null : [person.partyId];
}

/** What people do with a finding: each is signed by them and entered. A text stands in its entry as a hash. */
export function createLifeActing(deps: ActingDeps) {
  const { findings, store, signedActs, settle, now } = deps;

  /** @throws Failure `not-in-scope` for one that is not there, or not for them */
  const find = async (who: SignedIn, id: string): Promise<Finding> => {
    const [finding, vendors] = await Promise.all([findings.find(id), vendorsOf(who, deps.auditedParties)]);
    const isTheirs = vendors === null || (finding?.vendor != null && vendors.includes(finding.vendor));
    if (finding === null || !isTheirs) throw new Failure('not-in-scope');
    return finding;
  };

  const noteOf = (
    finding: Finding,
    actor: SigningActor,
    { act, words, text, detail }: Omit<Signed, 'given'>,
  ): Note => ({
    owed: { act, ...actor, agreement: finding.agreement, at: now(), words },
    ...(text !== undefined && { text }),
    ...(detail !== undefined && { detail }),
  });

  /**
   * A step of a person.
   * @throws Failure `finding-not-ready`, `not-the-second-person`, `role-not-allowed`, `already-done`; `conflict` when it
   *   took another step meanwhile
   */
  const step = async (
    who: SignedIn,
    finding: Finding,
    taken: LifeStep,
    signed: Signed,
    evidence?: NewEvidence,
  ): Promise<void> => {
    const actor = await signedActs.by(who, signed.act, signed.words, signed.given);
    const answer = take(finding.standing, taken, lifeActorOf(who), now().getTime());
    if (!answer.ok) throw new Failure(REFUSALS[answer.refusal]);
    const change = { ...noteOf(finding, actor, signed), standing: answer.standing };
    if (!(await store.step(finding, change, evidence))) throw new Failure('conflict');
    await settle();
  };

  /** A look of Cordon's own: what it says closes a finding, or takes a claim back. */
  const look = async (id: string, passes: boolean): Promise<void> => {
    const finding = await findings.find(id);
    if (finding === null) return;
    const { standing, vendor } = finding;
    const answer = take(standing, { act: 'look', passes, same: true }, { side: 'cordon' }, now().getTime());
    if (!answer.ok || answer.standing === standing) return;
    const nobody = { person: null, party: vendor, ip: null };
    const owed: OwedAct = {
      ...{ act: 'finding-retested', ...nobody, agreement: finding.agreement, at: now() },
      words: { finding: id, passes },
    };
    await store.step(finding, { standing: answer.standing, owed });
    await settle();
  };

  return {
    find,
    step,

    /** Looks again at once where a feature can. What it cannot tell is no pass: the next look is waited for. */
    async retest(finding: Finding): Promise<void> {
      const again = deps.retests[finding.kind];
      if (again === undefined) return;
      const seen = await again(finding).catch((error: unknown): Seen => {
        deps.onFault(error);
        return 'unknown';
      });
      if (seen !== 'unknown') await look(finding.id, seen === 'passes');
    },

    /** Something about a finding that changes nothing of where it stands. */
    async note(
      who: SignedIn,
      finding: Finding,
      signed: Signed,
      keep: (note: Note) => Promise<boolean>,
    ): Promise<void> {
      const actor = await signedActs.by(who, signed.act, signed.words, signed.given);
      if (!(await keep(noteOf(finding, actor, signed)))) throw new Failure('already-done');
      await settle();
    },
  };
}
