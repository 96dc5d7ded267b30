import {
  noticeRuleOf,
  subProcessorAllows,
  subProcessorStanding,
  type Done,
  type Notice,
  type NoticeRule,
  type SubProcessorAct,
  type SubProcessorStanding,
} from '@cordon/core/agreements';
import { Failure, type ActWords } from '@cordon/core/kernel';
import { canonicalBytes, type Sha256 } from '@cordon/ledger';
import type { Actor, AgreementDeps } from '../agreements.ts';
import { termsOf } from '../standing.ts';
import type { Agreement, Version } from '../store.ts';
import type { ActRow, FlowDown, Proposal, SubProcessor, SubProcessorStore } from './store.ts';

export interface SubProcessorDeps {
  readonly store: SubProcessorStore;
  readonly versions: (agreement: string) => Promise<readonly Version[]>;
  /** The version whose terms stand; before any is signed the newest draft. */
  readonly standing: (agreement: string) => Promise<Version>;
  readonly enter: AgreementDeps['enter'];
  readonly sha256: Sha256;
  readonly now: () => Date;
  /** Has the letters that are due sent soon; never fails. */
  readonly remind: () => void;
}

/** How long the company may object, and whether silence counts, by the terms that stand now. */
export async function ruleNow(deps: SubProcessorDeps, agreement: Agreement): Promise<NoticeRule> {
  return noticeRuleOf(termsOf(await deps.standing(agreement.id)));
}

/** What a vendor signs when it names one: names and addresses as one hash, what binds it as another. */
export function proposalWords(
  deps: Pick<SubProcessorDeps, 'sha256'>,
  agreement: string,
  { categories, ...proposal }: Proposal,
  flowDown: Given['flowDown'] | null,
) {
  return {
    agreement,
    proposal: hexOf(deps.sha256(canonicalBytes({ ...proposal, categories: [...categories] }))),
    flowDown: flowDown == null ? null : hexOf(deps.sha256(canonicalBytes({ ...flowDown }))),
  };
}

/** What whoever acts on one signs: what was typed as a hash. */
export function actWords(
  deps: Pick<SubProcessorDeps, 'sha256'>,
  agreement: string,
  sub: string,
  { reason, flowDown }: Given,
): ActWords {
  return {
    ...{ agreement, sub },
    ...(reason !== undefined && { reason: hexOf(deps.sha256(canonicalBytes(reason))) }),
    ...(flowDown !== undefined && {
      ...{ version: flowDown.version, contractDate: flowDown.contractDate },
      ...{ reference: hexOf(deps.sha256(canonicalBytes(flowDown.reference))) },
      document: flowDown.documentHash,
    }),
  };
}

/**
 * A vendor names a sub-processor: its clock starts. Entered before it is so.
 * @returns its id
 * @throws Failure `agreement-ended`, `already-done` when one of this name is in the register and not over
 */
export async function propose(
  deps: SubProcessorDeps,
  actor: Actor,
  agreement: Agreement,
  proposal: Proposal,
): Promise<string> {
  if (agreement.endedAt !== null) throw new Failure('agreement-ended');
  const now = deps.now();
  const known = await deps.store.list(agreement.id);
  const same = (name: string) => name.toLowerCase() === proposal.name.toLowerCase();
  const open = known.some(
    (sub) => same(sub.name) && !['withdrawn', 'ended'].includes(standingOf(sub, now).state),
  );
  if (open) throw new Failure('already-done');
  const id = `sub_${crypto.randomUUID()}`;
  const version = await deps.standing(agreement.id);
  const rule = noticeRuleOf(termsOf(version));
  const { objectUntil } = subProcessorStanding({ at: now.getTime(), rule }, [], now.getTime());
  const { proposal: hash } = proposalWords(deps, agreement.id, proposal, null);
  const entry = await deps.enter('sub-processor-proposed', actor, agreement.id, {
    ...{ sub: id, proposal: hash },
    ...{ version: version.version, terms: version.hash.toString('hex'), authorisation: rule.authorisation },
    ...{ noticeDays: rule.noticeDays, objectUntil: new Date(objectUntil).toISOString() },
  });
  await deps.store.add({
    ...{ ...proposal, id, agreement: agreement.id, rule, proposedBy: actor.person, proposedAt: now, entry },
  });
  deps.remind();
  return id;
}

/** What an act carries besides who and when. */
export interface Given {
  readonly reason?: string;
  readonly flowDown?: Omit<FlowDown, 'termsHash'>;
}

/**
 * Does one act on a sub-processor, one after the other, entered before it is so.
 * @throws Failure `not-found`, `agreement-ended`, `window-closed` for an objection that comes too late, `already-done` for
 *   an act that is not open, `bad-request` for a flow-down of a version there is not
 */
export async function act(
  deps: SubProcessorDeps,
  actor: Actor,
  agreement: Agreement,
  id: string,
  what: SubProcessorAct,
  given: Given = {},
): Promise<void> {
  // Read before the turn, which has one connection for all of it.
  const flowDown = given.flowDown === undefined ? null : await boundTo(deps, agreement, given.flowDown);
  await deps.store.act(agreement.id, id, async (sub) => {
    if (sub === null) throw new Failure('not-found');
    // What ends a use is open also after the agreement; what opens one is not.
    if (agreement.endedAt !== null && what !== 'withdraw' && what !== 'end')
      throw new Failure('agreement-ended');
    const at = deps.now();
    if (!subProcessorAllows(noticeOf(sub), doneOf(sub), what, at.getTime())) {
      const late = what === 'object' && standingOf(sub, at).bySilence;
      throw new Failure(late ? 'window-closed' : 'already-done');
    }
    const reason = given.reason ?? null;
    const entry = await deps.enter(entryWords[what], actor, agreement.id, {
      ...actWords(deps, agreement.id, id, given),
      ...(flowDown !== null && { terms: flowDown.termsHash }),
    });
    return { sub: id, entry, act: what, person: actor.person, at, reason, flowDown };
  });
}

/** What the entry of each act calls it. */
export const entryWords: Readonly<Record<SubProcessorAct, string>> = {
  object: 'sub-processor-objected',
  approve: 'sub-processor-approved',
  withdraw: 'sub-processor-withdrawn',
  'flow-down': 'sub-processor-bound',
  end: 'sub-processor-ended',
};

async function boundTo(
  deps: SubProcessorDeps,
  agreement: Agreement,
  given: Omit<FlowDown, 'termsHash'>,
): Promise<FlowDown> {
  const version = (await deps.versions(agreement.id)).find((one) => one.version === given.version);
  if (version === undefined) throw new Failure('bad-request', 'The agreement has no such version.');
  if (given.contractDate > deps.now().toISOString().slice(0, 10)) {
    throw new Failure('bad-request', 'The contract has to be signed already.');
  }
  return { ...given, termsHash: version.hash.toString('hex') };
}

/** The notice of a sub-processor, as the clock reads it. */
export function noticeOf({ proposedAt, rule }: Pick<SubProcessor, 'proposedAt' | 'rule'>): Notice {
  return { at: proposedAt.getTime(), rule };
}

/** What was done about a sub-processor, as the clock reads it. */
export function doneOf({ acts }: { readonly acts: readonly ActRow[] }): readonly Done[] {
  return acts.map(({ act, at, flowDown }) => ({
    act,
    at: at.getTime(),
    ...(flowDown !== null && { termsHash: flowDown.termsHash }),
  }));
}

/** Where a sub-processor stands now. */
export function standingOf(sub: SubProcessor, now: Date): SubProcessorStanding {
  return subProcessorStanding(noticeOf(sub), doneOf(sub), now.getTime());
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
