import type { HistoryItem } from '../../../api/types.ts';

const WORDS: Readonly<Record<Exclude<HistoryItem['kind'], 'ended'>, string>> = {
  drafted: 'Drafted as version',
  offered: 'Offered to the vendor',
  withdrawn: 'Offer withdrawn',
  proposed: 'Proposed version',
  signed: 'Signed version',
  suspended: 'Suspended',
  resumed: 'Resumed',
  expired: 'Expired, all access closed',
};

/** What happened, in a few words: `Signed version 2`. */
export function happened({
  kind,
  version,
  reason,
}: Pick<HistoryItem, 'kind' | 'version' | 'reason'>): string {
  if (kind === 'ended') return reason === 'breached' ? 'Ended for a breach' : 'Terminated';
  return version === null ? WORDS[kind] : `${WORDS[kind]} ${String(version)}`;
}
