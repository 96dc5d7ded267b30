/** What stands for something removed, in words: `phone number`, `customer 1`. */
export function removedWord(type: string): string {
  if (type === 'AGENT') return 'agent';
  return type.toLowerCase().replaceAll('_', ' ');
}

/** A queue or reason code as words: `late-delivery` reads `late delivery`. */
export function codeWords(code: string): string {
  return code.replaceAll('-', ' ');
}

export const KINDS = { chat: 'Chat', transcript: 'Call', recording: 'Recording' } as const;

export const SPEAKERS = { customer: 'Customer', agent: 'Agent', system: 'System' } as const;

/** How long a conversation took: `5 min`, `40 s`. */
export function lasted(seconds: number | null): string {
  if (seconds === null) return 'not told';
  return seconds < 60 ? `${String(seconds)} s` : `${String(Math.round(seconds / 60))} min`;
}

/** How many stretches of a recording are silent. */
export function silentWords(count: number): string {
  return count === 1 ? 'One stretch is silent' : `${String(count)} stretches are silent`;
}

export const MISSED = {
  missed: 'Should have been removed',
  'wrongly-removed': 'Should have stayed',
} as const;

/** How it looks, and what it says. */
export const MISS_STATES = {
  proposed: ['wait', 'Waits for the privacy officer'],
  approved: ['good', 'In the dictionary'],
  refused: ['plain', 'Refused'],
} as const;
