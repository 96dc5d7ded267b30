/** Kinds of personal data that a reviewer can name, in the order of how often they are missed. */
export const TYPES = {
  PERSON: 'Name of a person',
  ADDRESS: 'Address',
  PHONE: 'Phone number',
  EMAIL: 'E-mail address',
  ACCOUNT: 'Account, order or customer number',
  CREDIT_CARD: 'Card number',
  DATE_OF_BIRTH: 'Date of birth',
  USERNAME: 'User name',
  ORG: 'Organisation',
  LOC: 'Place',
  HEALTH_ID: 'Health or insurance number',
  NATIONAL_ID: 'Identity number',
  OTHER: 'Something else about a person',
} as const;

export type MarkedType = keyof typeof TYPES;

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
