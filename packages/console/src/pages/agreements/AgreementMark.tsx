import type { AgreementStatus } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';

const WORDS = {
  draft: ['plain', 'Draft'],
  'awaiting-signature': ['wait', 'Awaiting a signature'],
  'not-yet': ['wait', 'Signed, not yet in force'],
  'in-force': ['good', 'In force'],
  expired: ['warn', 'Expired'],
  ended: ['bad', 'Ended'],
} as const;

export function AgreementMark({ status }: { readonly status: AgreementStatus }) {
  const [tone, text] = WORDS[status];
  return <StatusMark tone={tone}>{text}</StatusMark>;
}
