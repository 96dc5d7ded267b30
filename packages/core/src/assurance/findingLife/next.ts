import type { Standing } from './standing.ts';

/** What comes next in the life of a finding, in the words of whoever looks at it. */
export const nextOfLife = {
  plan: 'Plan how it is mended, and until when.',
  mend: 'Mend it, give evidence, and say that it is done.',
  look: 'It is said to be mended. The next look says whether it is.',
  retest: 'It is said to be mended. Somebody else has to look again and say what they saw.',
  decide: 'Somebody asks to live with it for a time. An officer who neither asked nor owns it decides.',
  wait: 'Its risk is accepted for a time. When that is over it is open again by itself.',
  none: 'Nothing is left to do: a re-test passed.',
} as const;

export type NextOfLife = keyof typeof nextOfLife;

/** The one thing that comes next. What a second person is waited for comes before what the owner could do. */
export function nextOf({ state, ends, asked }: Pick<Standing, 'state' | 'ends' | 'asked'>): NextOfLife {
  if (state === 'closed') return 'none';
  if (state === 'exception') return 'wait';
  if (asked !== null) return 'decide';
  if (state === 'fix-claimed') return ends === 'look' ? 'look' : 'retest';
  return state === 'planned' ? 'mend' : 'plan';
}
