import type { AuditPaper, AuditRow, AuditView, EvidenceRequest } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

type Stage = AuditRow['stage'];

/** Where an audit stands, in a word or two. */
export const STAGES: Readonly<Record<Stage, { readonly words: string; readonly tone: Tone }>> = {
  planned: { words: 'Waits for the auditor', tone: 'warn' },
  'period-runs': { words: 'Period runs', tone: 'wait' },
  'to-count': { words: 'Waits for a witness', tone: 'wait' },
  'to-draw': { words: 'Ready to draw', tone: 'warn' },
  running: { words: 'Being worked on', tone: 'wait' },
  'to-report': { words: 'Ready to report', tone: 'warn' },
  reported: { words: 'Waits for responses', tone: 'warn' },
  'to-close': { words: 'Ready to close', tone: 'warn' },
  closed: { words: 'Closed', tone: 'good' },
  abandoned: { words: 'Given up', tone: 'plain' },
};

/** The way of an audit, as it is drawn. */
export const STEPS = [
  'Plan',
  'Commit',
  'Period ends',
  'Count',
  'Draw',
  'Papers',
  'Report',
  'Responses',
] as const;

const REACHED: Readonly<Record<Stage, number>> = {
  ...{ planned: 1, 'period-runs': 2, 'to-count': 3, 'to-draw': 4, running: 5, 'to-report': 6 },
  ...{ reported: 7, 'to-close': 8, closed: 8, abandoned: 0 },
};

/** How many steps are done. */
export function stepsDone(stage: Stage): number {
  return REACHED[stage];
}

export const KINDS: Readonly<Record<AuditPaper['kind'], string>> = {
  accesses: 'Accesses',
  people: 'People',
  settings: 'Changes of Cordon’s settings',
};

export const CONCLUSIONS = {
  met: 'Met',
  'met-with-exceptions': 'Met, with exceptions',
  'not-met': 'Not met',
  'not-concluded': 'No conclusion',
} as const satisfies Record<NonNullable<AuditView['criteria'][number]['conclusion']>, string>;

/** What happened in an audit, as its history says it. */
export const HISTORY: Readonly<Record<string, string>> = {
  committed: 'The auditor committed to a secret number',
  counted: 'The population was counted',
  drawn: 'The number was opened and the sample drawn',
  paper: 'A paper was filled in',
  interview: 'Somebody was interviewed',
  review: 'An access review was started',
  concluded: 'A criterion was concluded on',
  reported: 'The report was signed',
  responded: 'A party responded',
  closed: 'The audit was closed',
  abandoned: 'The audit was given up',
};

/** A share as people read it: `4.9 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A drawn line in words: `Access, entry 118`. */
export function lineWords({ line, person }: Pick<AuditPaper, 'line' | 'person'>): string {
  const [kind = '', what = '', more = ''] = line.split(' ');
  if (kind === 'access') return `Access, entry ${what}`;
  if (kind === 'setting') return `Setting, ${more.replaceAll('-', ' ')}`;
  return person?.name ?? what;
}

/** How far a cadence has run: 0 just audited, 1 due. */
export function cadenceRun(last: number, due: number, now: number): number {
  return due <= last ? 1 : Math.min(1, Math.max(0, (now - last) / (due - last)));
}

/** Whether something of a day is older than the period of an audit, in words; null where it is not. */
export function ageWords(on: string, { from }: Pick<AuditView, 'from'>): string | null {
  return on < from.slice(0, 10) ? 'Older than the period of this audit' : null;
}

/** What of the evidence that was asked for is not there, in words; null where all is. */
export function openRequests(
  requests: readonly Pick<EvidenceRequest, 'answeredAt' | 'overdue'>[],
): string | null {
  const open = requests.filter(({ answeredAt }) => answeredAt === null);
  if (open.length === 0) return null;
  const late = open.filter(({ overdue }) => overdue).length;
  const asked =
    open.length === 1 ? 'One request for evidence is' : `${String(open.length)} requests for evidence are`;
  return `${asked} not answered yet${late === 0 ? '' : late === open.length ? ', and overdue' : `, ${String(late)} overdue`}.`;
}
