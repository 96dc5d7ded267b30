import type { AgreementStatus } from '../api/types.ts';
import { StatusMark } from './StatusMark.tsx';
import type { Tone } from './StatusMark.tsx';

const WORDS: Readonly<Record<AgreementStatus, readonly [Tone, string]>> = {
  draft: ['plain', 'Draft'],
  'awaiting-signature': ['wait', 'Awaiting a signature'],
  'not-yet': ['wait', 'Signed, not yet in force'],
  'in-force': ['good', 'In force'],
  expired: ['warn', 'Expired'],
  ended: ['stop', 'Ended'],
};

/** How an agreement stands. A status this console does not know is shown as the server names it. */
export function AgreementMark({ status }: { readonly status: string }) {
  const [tone, text] = isKnown(status) ? WORDS[status] : (['plain', status] as const);
  return <StatusMark tone={tone}>{text}</StatusMark>;
}

function isKnown(status: string): status is AgreementStatus {
  return status in WORDS;
}
