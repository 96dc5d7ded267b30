import type { Inject, Scenario, TabletopRole } from './scenario.ts';

const MINUTE_MS = 60_000;

/** What happened at the table, in order. */
export type TabletopStep =
  | { readonly kind: 'inject'; readonly at: number; readonly inject: string }
  | {
      readonly kind: 'decision';
      readonly at: number;
      readonly inject: string;
      readonly role: TabletopRole;
      readonly text: string;
    };

/** One question to one role, and what was decided. */
export interface TabletopAnswer {
  readonly role: TabletopRole;
  readonly question: string;
  /** The latest; null while it waits. */
  readonly decision: string | null;
  /** Minutes from the moment it was known to the first decision about it. */
  readonly afterMinutes: number | null;
}

export interface KnownInject {
  readonly inject: Inject;
  /** Epoch milliseconds. */
  readonly knownAt: number;
  readonly answers: readonly TabletopAnswer[];
}

export interface TabletopStanding {
  readonly known: readonly KnownInject[];
  /** What becomes known next, and when unless it is brought earlier. */
  readonly next: { readonly id: string; readonly at: number } | null;
  readonly unanswered: number;
}

/**
 * Where an exercise stands: what is known by now, by its minute or because it was brought earlier, and what was decided.
 * @param startedAt epoch milliseconds @param until now, or when the exercise ended
 */
export function tabletopAt(
  { injects }: Scenario,
  startedAt: number,
  steps: readonly TabletopStep[],
  until: number,
): TabletopStanding {
  const at = (inject: Inject): number => {
    const planned = startedAt + inject.atMinute * MINUTE_MS;
    const brought = steps.find((step) => step.kind === 'inject' && step.inject === inject.id)?.at;
    return Math.min(planned, brought ?? Infinity);
  };
  const known = injects
    .filter((inject) => at(inject) <= until)
    .map((inject) => ({
      inject,
      knownAt: at(inject),
      answers: inject.asks.map((ask) => answerTo(inject.id, ask, at(inject), steps)),
    }));
  const next = injects.find((inject) => at(inject) > until);
  return {
    known,
    next: next === undefined ? null : { id: next.id, at: at(next) },
    unanswered: known.flatMap(({ answers }) => answers).filter(({ decision }) => decision === null).length,
  };
}

function answerTo(
  inject: string,
  { role, question }: Inject['asks'][number],
  knownAt: number,
  steps: readonly TabletopStep[],
): TabletopAnswer {
  const decisions = steps.filter(
    (step) => step.kind === 'decision' && step.inject === inject && step.role === role,
  ) as readonly Extract<TabletopStep, { kind: 'decision' }>[];
  const [first] = decisions;
  return {
    ...{ role, question },
    decision: decisions.at(-1)?.text ?? null,
    afterMinutes: first === undefined ? null : Math.max(0, Math.round((first.at - knownAt) / MINUTE_MS)),
  };
}
