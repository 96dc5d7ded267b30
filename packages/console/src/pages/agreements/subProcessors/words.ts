import type { SubProcessorView } from '../../../api/types.ts';
import type { Tone } from '../../../components/StatusMark.tsx';
import { day } from '../../../components/instant.ts';

/** Ways for data to get there lawfully, as the form and the table name them. */
export const TRANSFERS: Readonly<Record<SubProcessorView['transfer'], string>> = {
  inside: 'Stays inside the EEA or your country',
  adequacy: 'Adequacy decision',
  scc: 'Standard contractual clauses',
  bcr: 'Binding corporate rules',
  other: 'Another ground, named in the contract',
};

interface Mark {
  readonly tone: Tone;
  readonly words: string;
}

type Stood = Pick<
  SubProcessorView,
  'state' | 'bySilence' | 'usableFrom' | 'flowDownStatus' | 'rule' | 'objectUntil'
>;

/** Where a sub-processor stands, and what is missing before it may be used. @param now epoch milliseconds */
export function stateMark(view: Stood, now: number): Mark {
  switch (view.state) {
    case 'notice':
      return Date.parse(view.objectUntil) <= now
        ? { tone: 'warn', words: 'Not answered: may not be used' }
        : { tone: 'wait', words: 'Notice runs: may not be used yet' };
    case 'objected':
      return { tone: 'stop', words: 'Objected to: may not be used' };
    case 'authorised':
      if (view.flowDownStatus === 'missing') {
        return { tone: 'warn', words: 'Authorised, but not bound to the same terms: may not be used' };
      }
      return {
        tone: 'wait',
        words: `Authorised, may be used from ${day(view.usableFrom ?? view.objectUntil)}`,
      };
    case 'active':
      return { tone: 'good', words: view.bySilence ? 'Active, authorised by silence' : 'Active, approved' };
    case 'withdrawn':
      return { tone: 'plain', words: 'Withdrawn by the vendor' };
    case 'ended':
      return { tone: 'plain', words: 'Ended' };
  }
}

export const FLOW_DOWN: Readonly<Record<SubProcessorView['flowDownStatus'], Mark>> = {
  current: { tone: 'good', words: 'Same terms' },
  stale: { tone: 'warn', words: 'Older terms: renew it' },
  missing: { tone: 'warn', words: 'Not bound yet' },
};

/** How much of a window is over, 0 to 1. */
export function shareOver(from: string, until: string, now: number): number {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  return end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
}

const MINUTE = 60_000;

/** Time left in the two largest units: `13 days 4 hours`, `40 minutes`; `closed` when none is. */
export function timeLeft(until: string, now: number): string {
  const minutes = Math.ceil((Date.parse(until) - now) / MINUTE);
  if (minutes <= 0) return 'closed';
  const units = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const first = units.findIndex(([n]) => n > 0);
  return units
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${String(n)} ${unit}${n === 1 ? '' : 's'}`)
    .join(' ');
}
