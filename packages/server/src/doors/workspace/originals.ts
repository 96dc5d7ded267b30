import { keptUntil, type Original } from '../../originals/index.ts';
import type { Desk, WorkspaceDeps } from './desk.ts';

/** Keeps what was typed, sealed, where the agreement says so and something was taken out; else it is dropped here. */
export async function keepOriginal(
  deps: Pick<WorkspaceDeps, 'originals'>,
  { ticket, work, policy }: Pick<Desk, 'ticket' | 'work' | 'policy'>,
  act: Original['act'],
  outcome: { readonly entry: number; readonly at: Date; readonly value: { readonly removed: number } },
  text: string,
): Promise<void> {
  const until = keptUntil(policy?.terms, outcome.at);
  const { entry, value } = outcome;
  if (until === null || work.agreement === null || value.removed === 0) return;
  const at = { ticket: ticket.id, agreement: work.agreement, keptUntil: until };
  await deps.originals.keep({ entry, act, pieces: value.removed, ...at }, text);
}
