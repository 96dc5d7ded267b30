import type { QuizRules } from './course.ts';

/** A paper that was begun. Times in milliseconds since the epoch. */
export interface TriedPaper {
  readonly startedAt: number;
  readonly submittedAt: number | null;
  readonly passed: boolean | null;
}

/** Whether a paper may be begun, and if not, from when and why. */
export type NextPaper =
  | { readonly may: true; readonly left: number }
  | { readonly may: false; readonly code: 'open' | 'wait' | 'spent'; readonly at: number };

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * When somebody may have the next paper. After one that failed there is a wait, so that nobody tries until they guess; and so
 * many papers in any 24 hours are the most. It ends by itself: a course that locks people out for good is one they are helped
 * through.
 * @param tried every paper of this person and course in the last day, and the last one whenever it was
 */
export function nextPaper(
  { attempts, wait }: Pick<QuizRules, 'attempts' | 'wait'>,
  tried: readonly TriedPaper[],
  now: number,
): NextPaper {
  const open = tried.find(({ submittedAt }) => submittedAt === null);
  if (open !== undefined) return { may: false, code: 'open', at: open.startedAt };
  const failed = tried.filter(({ passed }) => passed === false);
  const day = failed
    .filter(({ startedAt }) => startedAt > now - DAY)
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const oldest = day[day.length - attempts];
  if (oldest !== undefined) return { may: false, code: 'spent', at: oldest.startedAt + DAY };
  const last = Math.max(...failed.map(({ submittedAt }) => submittedAt ?? 0), 0);
  const from = last + wait * MINUTE;
  if (last > 0 && now < from) return { may: false, code: 'wait', at: from };
  return { may: true, left: attempts - day.length };
}
