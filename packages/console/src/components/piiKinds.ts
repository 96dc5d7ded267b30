import { sentenceCase } from './dataWords.ts';

/** Kinds of personal data that a person can name, in the order of how often they are missed. */
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

/** The same in a sentence; a kind that people are not asked for by its own name. */
export function kindWords(type: string): string {
  return (TYPES as Readonly<Record<string, string>>)[type] ?? sentenceCase(type.toLowerCase());
}
