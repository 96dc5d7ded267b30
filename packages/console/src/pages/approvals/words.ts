import type { ApprovalView } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

const REASONS: Readonly<Record<string, string>> = {
  'customer-asked': 'the customer asked',
  'delivery-problem': 'a delivery problem',
  'payment-problem': 'a payment problem',
  'identity-check': 'an identity check',
  'legal-request': 'a legal request',
  handover: 'a handover',
  complaint: 'a complaint',
  legal: 'a duty of the law',
  other: 'another reason',
};

export function reasonWords(reason: string): string {
  return REASONS[reason] ?? reason;
}

export const STATES: Readonly<Record<ApprovalView['state'], readonly [Tone, string]>> = {
  asked: ['warn', 'Waits for a second person'],
  approved: ['good', 'Approved'],
  refused: ['stop', 'Refused'],
  withdrawn: ['plain', 'Taken back'],
  over: ['plain', 'Over'],
};
