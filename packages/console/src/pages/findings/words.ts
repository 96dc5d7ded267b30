import type { FindingDetail, FindingView } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

export const severityWords: Readonly<Record<FindingView['severity'], string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const stateWords: Readonly<Record<FindingView['state'], string>> = {
  open: 'Open',
  planned: 'Planned',
  'fix-claimed': 'Said to be mended',
  exception: 'Risk accepted',
  closed: 'Closed',
};

export const endingWords: Readonly<Record<NonNullable<FindingView['closed']>['how'], string>> = {
  settled: 'Closed: a look found it no more',
  retested: 'Closed: another person looked again',
  accepted: 'Accepted as it was, before re-tests were asked for',
  mended: 'Said to be mended, before re-tests were asked for',
};

export const originWords: Readonly<Record<FindingView['origin'], string>> = {
  test: 'Found by a test',
  audit: 'Found in an audit',
  drill: 'Found by a breach drill',
  incident: 'Found in an incident',
  drift: 'Found because something changed',
  reviewer: 'Found by a reviewer',
};

export const changeWords: Readonly<Record<FindingDetail['proposals'][number]['change'], string>> = {
  terms: 'A clause of an agreement',
  threshold: 'A threshold of watching',
  training: 'Training',
  control: 'A control',
};

/** What an act of its history is called. */
export function actWords(act: string, detail: string | null): string {
  if (act === 'finding-retested') {
    if (detail === null) return 'Looked at again';
    return detail === 'passes' ? 'Looked again: it is mended' : 'Looked again: it is not mended';
  }
  if (act === 'finding-exception-decided')
    return detail === 'approved' ? 'Accepted the risk for a time' : 'Did not accept the risk';
  if (act === 'finding-answered') {
    if (detail === 'mended') return 'The vendor said by a link that it is mended';
    return detail === 'planned'
      ? 'The vendor planned by a link how it is mended'
      : 'The vendor answered by a link';
  }
  return ACTS[act] ?? act;
}

const ACTS: Readonly<Record<string, string>> = {
  'finding-assigned': 'Said who answers for it',
  'finding-planned': 'Planned how it is mended',
  'finding-evidence-given': 'Gave evidence',
  'finding-fix-claimed': 'Said that it is mended',
  'finding-settled': 'A look found it no more',
  'finding-overdue': 'It is overdue',
  'finding-exception-asked': 'Asked to live with it for a time',
  'finding-exception-ended': 'The risk is accepted no more',
  'finding-change-proposed': 'Proposed a change',
  'finding-change-landed': 'A proposed change is in force',
};

/** How pressing it looks: red is for what is overdue or critical, and nothing else. */
export function toneOf({
  state,
  severity,
  overdue,
}: Pick<FindingView, 'state' | 'severity' | 'overdue'>): Tone {
  if (state === 'closed') return 'plain';
  if (overdue) return 'bad';
  if (state === 'exception' || state === 'fix-claimed') return 'wait';
  return severity === 'critical' ? 'bad' : 'warn';
}

/** Severity and state in a few words: `High, overdue`. */
export function statusWords({ state, severity, overdue, closed }: FindingView): string {
  if (closed !== null) return endingWords[closed.how];
  return `${severityWords[severity]}, ${overdue ? 'overdue' : stateWords[state].toLowerCase()}`;
}

/** Whose it is to mend. */
export function ownerWords({ side, person }: FindingView['owner']): string {
  const whose = side === 'vendor' ? 'The vendor' : 'The company';
  return person === null ? `${whose} mends it` : `${person.name} answers for it`;
}

/** A time that an agreement gives: `36 hours`, `7 days`. */
export function hoursWords(hours: number): string {
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}
