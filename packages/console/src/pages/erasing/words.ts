import type { Erasure, ErasureProposal, Unsealing } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

type Kind = Erasure['kind'];

export const KINDS: Readonly<Record<Kind, string>> = {
  openings: 'Whom entries are about',
  bodies: 'Content past its term',
};

/** What an erasure takes away, and what stays. */
export const EFFECTS: Readonly<Record<Kind, string>> = {
  openings:
    'The customer’s number and what was typed about them go from beside the entries, sealed until claims are barred. Who did what, and when, stays.',
  bodies:
    'All that was said of these accesses is destroyed. That there was an access, by whom and when, stays.',
};

export const GROUNDS: Readonly<Record<ErasureProposal['ground'], string>> = {
  'term-over': 'The term is over',
  'subject-request': 'The customer asked for it (GDPR Art. 17)',
  objection: 'The customer objected (GDPR Art. 21)',
  unlawful: 'It should not have been processed',
};

export const UNSEALING: Readonly<Record<Unsealing['ground'], string>> = {
  claim: 'A claim is made or defended',
  investigation: 'An investigation',
  regulator: 'An authority asks',
  'subject-request': 'The customer asks',
};

export const STATES: Readonly<Record<Erasure['state'], readonly [tone: Tone, words: string]>> = {
  proposed: ['wait', 'Waits for a second person'],
  approved: ['wait', 'Approved, being carried out'],
  refused: ['stop', 'Refused'],
  done: ['good', 'Done'],
};

/** `1,204 entries`, of one or more agreements. */
export function total(parts: readonly { readonly entries: number }[]): number {
  return parts.reduce((sum, { entries }) => sum + entries, 0);
}
