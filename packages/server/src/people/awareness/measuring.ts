import { boardOf, type Board } from '@cordon/core/people/awareness';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { AwarenessDeps, MeasuredVendor } from './deps.ts';
import { figuresOf } from './figures.ts';

const QUARTER_MS = 92 * 86_400_000;

/** What may be told of a vendor and its sites now. Nothing of fewer than a group leaves this function. */
export async function measure(
  { store, nearMisses, feeds, now }: AwarenessDeps,
  vendor: string,
): Promise<Board> {
  const until = now();
  const since = new Date(until.getTime() - QUARTER_MS);
  const members = await store.members(vendor);
  const ids = members.map(({ id }) => id);
  const [training, phishing, spaced, misses] = await Promise.all([
    feeds.training(ids),
    feeds.phishing(vendor, since, until),
    feeds.spaced(ids),
    nearMisses.counts(vendor, since),
  ]);
  const { whole, teams } = figuresOf(members, { training, phishing, spaced, nearMisses: misses });
  return boardOf(whole, teams);
}

/** The month a time lies in, by its first day in UTC. */
export function monthOf(at: Date): string {
  return `${at.toISOString().slice(0, 7)}-01`;
}

/**
 * Keeps the board of the month for each vendor that has none yet, entered by its hash: what was held back then is never worked out
 * again from who is there later.
 */
export async function measureMonth(deps: AwarenessDeps): Promise<void> {
  const now = deps.now();
  await deps.nearMisses.forgetTurns(now.toISOString().slice(0, 10));
  const month = monthOf(now);
  await deps.alone(async () => {
    for (const vendor of await deps.vendors()) {
      const [last] = (await deps.store.snapshots(vendor.id, 1)).toReversed();
      if (last !== undefined && last.month >= month) continue;
      await keepMonth(deps, vendor, month);
    }
  });
}

async function keepMonth(deps: AwarenessDeps, { id }: MeasuredVendor, month: string): Promise<void> {
  const board = await measure(deps, id);
  const { score, confidence } = board.total;
  const entry = await deps.enter(
    'awareness-measured',
    { person: null, party: id, ip: null },
    {
      ...{ subjectParty: id, month, score, confidence: Math.round(confidence * 100) },
      board: deps.hash(canonicalText(JSON.parse(JSON.stringify(board)) as JsonValue)),
    },
  );
  await deps.store.keep(id, { month, board, madeAt: deps.now(), entry });
}
