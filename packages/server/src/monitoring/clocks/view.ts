import type { Clock } from '@cordon/core/monitoring/clocks';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { ClockDeps, TouchedAgreement } from './deps.ts';
import type { KeptFact } from './fact.ts';
import { clocksSeenBy } from './reading.ts';
import type { clocksView } from './schemas.ts';

/** Roles of the company that record facts and give notices. */
export const OFFICERS = ['company-admin', 'privacy-officer', 'security-officer'] as const;

/** Every clock somebody may see, the ones due first first. */
export async function clocksViewOf(
  deps: ClockDeps,
  who: SignedIn,
  incident: string | null,
): Promise<z.infer<typeof clocksView>> {
  const [seen, agreements, unsent] = await Promise.all([
    clocksSeenBy(deps, who, incident),
    deps.agreements(),
    deps.store.unsent(),
  ]);
  const officer = (OFFICERS as readonly string[]).includes(who.person.role);
  return {
    incidents: seen.map(({ incident: of, clocks }) => ({
      incident: of,
      clocks: clocks.toSorted(dueFirst).map((clock) => viewOf(clock, agreements)),
      unsentReminders: officer ? (unsent.get(of) ?? 0) : 0,
    })),
    agreements: officer
      ? agreements.map(({ id, title, duties }) => ({
          ...{ id, title },
          hours: duties.length === 0 ? null : Math.min(...duties.map(({ hours }) => hours)),
        }))
      : [],
    mayRecord: officer,
  };
}

function viewOf(clock: Clock, agreements: readonly TouchedAgreement[]) {
  const of = agreements.find(({ id }) => id === clock.agreement);
  return {
    ...clock,
    agreement: of === undefined ? null : { id: of.id, title: of.title, vendor: of.vendor.name },
    reminders: [...clock.reminders],
    why: [...clock.why],
    taken: [...clock.taken],
    asCorrected: clock.asCorrected && {
      ...clock.asCorrected,
      reminders: [...clock.asCorrected.reminders],
    },
  };
}

export function factViewOf({ fact, at, withdrawn, ...rest }: KeptFact) {
  return {
    ...{ ...rest, fact: { ...fact }, at: at.toISOString() },
    withdrawn: withdrawn && { ...withdrawn, at: withdrawn.at.toISOString() },
  };
}

/** What is owed at once stands before what has a time, and what is over or not owed behind both. */
function dueFirst(one: Clock, other: Clock): number {
  return rank(one) - rank(other);
}

function rank({ state, due }: Clock): number {
  if (state === 'not-owed' || state === 'done') return Number.MAX_SAFE_INTEGER;
  if (state === 'waiting') return Number.MAX_SAFE_INTEGER - 1;
  return due === null ? 0 : Date.parse(due.at);
}
