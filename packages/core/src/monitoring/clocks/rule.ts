import type { Clock } from './clock.ts';
import type { Point } from './moment.ts';
import type { Start } from './known.ts';

/** One duty to give notice, before time has passed: from when, how long, and whether it is owed at all. */
export interface Rule extends Pick<
  Clock,
  'id' | 'kind' | 'law' | 'citation' | 'by' | 'to' | 'limit' | 'counted'
> {
  readonly agreement?: string;
  readonly place?: string;
  readonly discovery?: 'vendor';
  /** From any of these; the one that makes it due first counts. */
  readonly starts: readonly Start[];
  /** What `starts` lacks when it is empty. */
  readonly waitsFor: string;
  /** When it is due if it runs from this point; null where the law names no number. */
  readonly dueFrom: ((start: Point) => Point) | null;
  /** Something else that makes it due by then, whenever it began. */
  readonly dueBy: readonly Point[];
  /** Whether law enforcement may hold it back. */
  readonly tolls: boolean;
  /** A first phase counts as given (GDPR Article 33(4)). */
  readonly inPhases: boolean;
  /** Why it is not owed; empty while it is. */
  readonly notOwed: readonly string[];
  /** What nobody said, and what was taken instead. */
  readonly taken: readonly string[];
}

/** What most rules have in common. */
export const plain = { dueBy: [], tolls: false, inPhases: false } as const;

/**
 * Whether a law applies, as facts say it. Unknown is yes: the clock that turns out not to be owed costs a look, the one that
 * nobody counted costs the deadline.
 */
export function applying(name: string, applies: boolean | undefined): Pick<Rule, 'notOwed' | 'taken'> {
  if (applies === false) return { notOwed: [`${name} does not apply.`], taken: [] };
  if (applies === undefined) {
    return { notOwed: [], taken: [`Whether ${name} applies is not told: taken as yes.`] };
  }
  return { notOwed: [], taken: [] };
}
