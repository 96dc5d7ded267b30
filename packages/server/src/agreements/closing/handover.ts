import { Failure } from '@cordon/core/kernel';
import { canonicalText, toUtf8 } from '@cordon/ledger';
import type { HandedOver } from '../../tickets/index.ts';
import type { Actor } from '../agreements.ts';
import { termsOf } from '../standing.ts';
import type { Agreement } from '../store.ts';
import type { ClosingDeps } from './closing.ts';

/** Another vendor that may take the queue: its agreement is in force on the same source. */
export interface Target {
  readonly agreement: string;
  readonly title: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly purposes: readonly string[];
}

/** Who could take over now. */
export async function targetsOf(deps: ClosingDeps, agreement: Agreement): Promise<readonly Target[]> {
  const others = (await deps.agreements.list()).filter(
    ({ source, endedAt, processor }) =>
      source === agreement.source && endedAt === null && processor.id !== agreement.processor.id,
  );
  const found = await Promise.all(others.map(async (other) => targetOf(deps, other)));
  return found.flatMap((target) => (target === null ? [] : [target]));
}

async function targetOf(deps: ClosingDeps, other: Agreement): Promise<Target | null> {
  const { versions, life } = await deps.lifeOf(other.id);
  const standing = versions.find(({ version }) => version === life.running);
  if (standing === undefined || life.state !== 'in-force') return null;
  const purposes = [...new Set(termsOf(standing).permissions.map(({ purpose }) => purpose))].toSorted();
  return { agreement: other.id, title: other.title, vendor: other.processor, purposes };
}

/** Whether the vendor goes on under another agreement in force on the same source: then nobody is left behind. */
export async function coveredOtherwise(deps: ClosingDeps, agreement: Agreement): Promise<boolean> {
  const others = (await deps.agreements.list()).filter(
    ({ id, source, endedAt, processor }) =>
      id !== agreement.id &&
      source === agreement.source &&
      endedAt === null &&
      processor.id === agreement.processor.id,
  );
  for (const other of others) if ((await targetOf(deps, other)) !== null) return true;
  return false;
}

/**
 * Hands the queue over: all of the vendor's open conversations on the source leave its agents' hands at once.
 * @param to an agreement of another vendor in force on the same source, or null: nobody yet, back to the company
 * @param from the vendor's queue, or what already went back to the company
 * @throws Failure `bad-request` for a target that may not take it
 */
export async function handOver(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  to: string | null,
  from: 'vendor' | 'company' = 'vendor',
): Promise<{ readonly moved: number; readonly back: number }> {
  const company = agreement.controller.id;
  const target = to === null ? null : (await targetsOf(deps, agreement)).find((one) => one.agreement === to);
  if (target === undefined) {
    throw new Failure(
      'bad-request',
      'No other vendor has an agreement in force on this source under this id.',
    );
  }
  const at = deps.now();
  const parts = await deps.handovers.handOver(
    {
      ...{ agreement: agreement.id, source: agreement.source, company, by: actor.person, at },
      from: from === 'vendor' ? agreement.processor.id : company,
      to: { party: target?.vendor.id ?? company, agreement: to, purposes: target?.purposes ?? null },
    },
    (part) => deps.enter('conversations-handed-over', actor, agreement.id, wordsOf(deps, part)),
  );
  // What an agent still has on screen of these conversations closes with them.
  if (parts.length > 0 && from === 'vendor') await deps.closeReveals(agreement.id, at);
  const sum = (those: readonly HandedOver[]): number =>
    those.reduce((n, { tickets }) => n + tickets.length, 0);
  const moved = parts.filter((part) => part.to.party === (target?.vendor.id ?? company));
  return { moved: sum(moved), back: sum(parts) - sum(moved) };
}

/** Ids of tickets are ours and tell nothing of customers; their hash says which they were. */
function wordsOf({ sha256 }: ClosingDeps, { id, to, tickets }: HandedOver) {
  const list = Buffer.from(sha256(toUtf8(canonicalText([...tickets])))).toString('hex');
  return { handover: id, to: to.party, under: to.agreement, tickets: tickets.length, list };
}
