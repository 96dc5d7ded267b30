import type { DrillResult, DrillView, TabletopRole } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

type Passed = DrillResult['passed'];
type Got = DrillResult['tried'][number]['got'];

/** What a drill came to, in a word and a shape. */
export function verdictWords(passed: Passed): { readonly tone: Tone; readonly words: string } {
  if (passed === null) return { tone: 'plain', words: 'Not made' };
  return passed ? { tone: 'good', words: 'Passed' } : { tone: 'bad', words: 'Failed' };
}

export const GOT: Readonly<Record<Got, { readonly tone: Tone; readonly words: string }>> = {
  ground: { tone: 'plain', words: 'Worked, as it has to' },
  'no-ground': { tone: 'bad', words: 'Did not work' },
  stopped: { tone: 'stop', words: 'Stopped' },
  elsewhere: { tone: 'warn', words: 'Stopped by something else' },
  contained: { tone: 'warn', words: 'Kept out before it' },
  through: { tone: 'bad', words: 'Got through' },
};

/** A span of time as it is read: null where nothing watches. */
export function spanWords(ms: number | null, none: string): string {
  if (ms === null) return none;
  if (ms < 1000) return `${String(Math.round(ms))} ms`;
  return ms < 120_000 ? `${(ms / 1000).toFixed(1)} s` : `${String(Math.round(ms / 60_000))} min`;
}

/** Whether something would have come of it, had it been real. */
export function rehearsedWords(answer: DrillResult['clockStarted']): string {
  if (answer === null) return 'not watched';
  if (answer === 'none-needed') return 'none needed';
  return answer ? 'yes' : 'no';
}

/** The history in one sentence, for whoever hears it. */
export function historyWords({ title, history }: Pick<DrillView, 'title' | 'history'>): string {
  if (history.length === 0) return `${title}: never made`;
  const count = (passed: Passed) => history.filter((one) => one.passed === passed).length;
  const parts = [
    `${String(count(true))} passed`,
    `${String(count(false))} failed`,
    `${String(count(null))} not made`,
  ];
  const noticed = history.flatMap(({ timeToDetectMs }) => timeToDetectMs ?? []);
  const times =
    noticed.length === 0
      ? ''
      : `; noticed after ${spanWords(Math.min(...noticed), '')} to ${spanWords(Math.max(...noticed), '')}`;
  return `${title}, the last ${String(history.length)}: ${parts.join(', ')}${times}`;
}

/** Where a time stands between a tenth of a second and a hundred, each ten times the one before. @returns 0 to 1 */
export function levelOf(ms: number): number {
  return Math.min(1, Math.max(0, (Math.log10(Math.max(ms, 1)) - 2) / 3));
}

/** How often all of them are made. */
export function scheduleWords(everyDays: number | null): string {
  if (everyDays === null) return 'By hand only';
  if (everyDays === 30) return 'Monthly';
  if (everyDays === 7) return 'Weekly';
  return `Every ${String(everyDays)} days`;
}

/** Who sits at the table. */
export const ROLES: Readonly<Record<TabletopRole, string>> = {
  'security-officer': 'Security officer',
  'privacy-officer': 'Privacy officer',
  'vendor-lead': 'Vendor’s lead',
  'support-lead': 'Support lead',
  legal: 'Legal',
  communications: 'Communications',
};
