import { Failure } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Case, Refusal } from '../gate/index.ts';
import type { GivenAct, MaybeGivenAct, SignedActs, SignedIn } from '../identity/index.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from '../people/deps.ts';
import {
  APPROVERS,
  ASKED_MS,
  STANDS_MS,
  stateOf,
  type Approval,
  type ApprovalRequest,
  type RevealRequest,
} from './approval.ts';
import { aboutCell, textOf } from './standing.ts';
import type { ApprovalStore } from './store.ts';

export interface ApprovalDeps {
  readonly store: ApprovalStore;
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: Actor,
    agreement: string,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/** Keeps a request until somebody decides on it. @returns its id */
export async function askApproval(
  { store, now }: Pick<ApprovalDeps, 'store' | 'now'>,
  request: ApprovalRequest,
  how: { readonly about?: string; readonly ticket: string | null; readonly signedBy: string | null },
): Promise<string> {
  const id = newId('apr');
  const at = now();
  const { agreement, person, kind } = request;
  const until = new Date(at.getTime() + ASKED_MS);
  await store.ask({
    ...{ id, kind, agreement, person, about: how.about ?? id, ticket: how.ticket, ...textOf(request) },
    ...{ signedBy: how.signedBy, at, until },
  });
  return id;
}

/** A ticket opened by whoever wants one of its cells revealed. */
interface RevealDesk {
  readonly work: Case;
  readonly policy: Policy | null;
  readonly ticket: { readonly id: string; readonly externalId: string; readonly purpose: string };
}

/** The same for a reveal that the gate refused for want of it, unless it waits already: pressing twice asks once. */
export async function askReveal(
  deps: ApprovalDeps & { readonly secrets: Parameters<typeof aboutCell>[0] },
  who: SignedIn,
  { work, policy, ticket: { id: ticket, externalId: number, purpose } }: RevealDesk,
  cell: { readonly resource: string; readonly field: string; readonly key: string; readonly reason: string },
  { citations }: Refusal,
): Promise<string> {
  if (policy === null) throw new Failure('no-agreement');
  const { resource, field, key, reason } = cell;
  const { about, row } = aboutCell(deps.secrets, { source: work.source, resource, key, field });
  const person = who.person.id;
  const agreement = policy.agreement;
  const known = policy.dataMap.resources.find(({ name }) => name === resource)?.fields;
  const request: RevealRequest = {
    ...{ kind: 'reveal', person, agreement, terms: policy.termsHash, purpose, reason, ticket, number },
    ...{ resource, field, row, label: known?.find(({ name }) => name === field)?.label ?? field },
    clause: citations.find((one) => one.field === field)?.clause ?? 'default-deny',
  };
  const actor = { person, party: who.person.partyId, ip: who.ip };
  const open = await deps.store.openAbout(person, about, ticket, deps.now());
  if (open !== null) return open;
  const id = await askApproval(deps, request, { about, ticket, signedBy: null });
  await deps.enter('approval-asked', actor, agreement, { approval: id, ticket, resource, field, reason });
  return id;
}

/**
 * Somebody of the company approves a request, or refuses it. What they sign is the hash of exactly what they were shown.
 * Entered before it counts.
 * @throws Failure `not-in-scope`, `not-the-second-person`, `already-done`, `conflict` for another hash, `signature-invalid`
 */
export async function decideApproval(
  deps: ApprovalDeps,
  who: SignedIn,
  id: string,
  { approve, request, ...given }: GivenAct & { readonly approve: boolean; readonly request: string },
): Promise<void> {
  const approval = await approvalOf(deps, id);
  if (approval.person.id === who.person.id || !APPROVERS.some((role) => role === who.person.role)) {
    throw new Failure('not-the-second-person');
  }
  const at = deps.now();
  if (stateOf(approval, at) !== 'asked') throw new Failure('already-done');
  if (approval.hash.toString('hex') !== request || !textOf(approval.request).hash.equals(approval.hash)) {
    throw new Failure('conflict');
  }
  const act = approve ? 'approval-given' : 'approval-refused';
  const words = { approval: id, request };
  const actor = await deps.signedActs.by(who, act, words, given);
  const { kind } = approval.request;
  const entry = await deps.enter(act, actor, approval.agreement.id, { ...words, kind });
  const until = approve ? new Date(at.getTime() + STANDS_MS[kind]) : null;
  if (!(await deps.store.decide(id, who.person.id, approve, at, entry, until))) {
    throw new Failure('already-done');
  }
}

/**
 * Takes a request back, or an approval: whoever asked, and the company. What closes access is done before it is entered.
 * @throws Failure `not-in-scope`, `already-done`, `signature-invalid`
 */
export async function withdrawApproval(
  deps: ApprovalDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<void> {
  const approval = await approvalOf(deps, id);
  const may = approval.person.id === who.person.id || APPROVERS.some((role) => role === who.person.role);
  if (!may) throw new Failure('not-in-scope');
  const actor = await deps.signedActs.closing(who, 'approval-withdrawn', { approval: id }, given);
  if (!(await deps.store.withdraw(id, deps.now()))) throw new Failure('already-done');
  await deps.enter('approval-withdrawn', actor, approval.agreement.id, { approval: id });
}

async function approvalOf({ store }: Pick<ApprovalDeps, 'store'>, id: string): Promise<Approval> {
  const [approval] = await store.list({ id });
  if (approval === undefined) throw new Failure('not-in-scope');
  return approval;
}
