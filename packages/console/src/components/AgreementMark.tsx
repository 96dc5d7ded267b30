import type { AgreementStatus, EndedBecause } from '../api/types.ts';
import { StatusMark } from './StatusMark.tsx';
import type { Tone } from './StatusMark.tsx';

const WORDS: Readonly<Record<AgreementStatus, readonly [Tone, string]>> = {
  draft: ['plain', 'Draft'],
  offered: ['wait', 'Offered'],
  negotiated: ['wait', 'In negotiation'],
  signed: ['wait', 'Signed, not yet in force'],
  'in-force': ['good', 'In force'],
  suspended: ['warn', 'Suspended'],
  ended: ['stop', 'Ended'],
};

/** Why an agreement ended. */
export const ENDED_BECAUSE: Readonly<Record<EndedBecause, string>> = {
  expired: 'Expired',
  terminated: 'Terminated',
  breached: 'Ended for a breach',
};

interface AgreementMarkProps {
  readonly status: string;
  /** Why it ended, when that is known. */
  readonly reason?: EndedBecause | null;
}

/** How an agreement stands. A status this console does not know is shown as the server names it. */
export function AgreementMark({ status, reason = null }: AgreementMarkProps) {
  const [tone, text] = isKnown(status) ? WORDS[status] : (['plain', status] as const);
  return <StatusMark tone={tone}>{reason === null ? text : ENDED_BECAUSE[reason]}</StatusMark>;
}

function isKnown(status: string): status is AgreementStatus {
  return status in WORDS;
}
