import { tellsOfSomebody } from '@cordon/core/masking/prose';
import { detect, redact, type PiiType } from '@cordon/pii';
import { z } from 'zod';

/*
 * What people type and Cordon keeps. Each such field is made here, or says in tests/attacks/freeText.test.ts why it is not:
 * a text about a case is redacted by the gate, which knows the case's values; one that is signed word for word is refused until
 * nothing in it names or reaches a person, since nothing may be taken out of it behind the signer's back.
 */

/** What no name of a thing has in it, however it is called: certain by form or checksum, so that no name is refused for nothing. */
const NEVER: readonly PiiType[] = [
  'EMAIL',
  'CREDIT_CARD',
  'IBAN',
  'SSN',
  'UK_NINO',
  'JWT',
  'API_KEY',
  'PRIVATE_KEY',
];

/** Marks a field in the API's document: how what is typed into it is kept from holding personal data. */
export const FREE_TEXT = 'x-free-text';

/**
 * A reason or statement as it is kept: refused, with the text as it may stand, while it names or reaches a person.
 * @param least characters
 */
export function prose(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .superRefine((text, context) => {
      if (tellsOfSomebody(text).length === 0) return;
      const message = `Leave out what names or reaches a person. It may say: ${redact(text).text}`;
      context.addIssue({ code: 'custom', message, params: { told: true } });
    })
    .meta({ [FREE_TEXT]: 'prose' });
}

/** A number in the name of a site is a card's only when it looks like one by itself. */
const sureOfName = 0.55;

/** The name of a thing: of a site, a key, a network. Refused with an address, a number of a card or a secret in it. */
export function nameOfThing(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .superRefine((text, context) => {
      if (detect(text, { types: NEVER, minScore: sureOfName }).length === 0) return;
      const message = 'A name cannot hold an e-mail address, the number of a card or a secret.';
      context.addIssue({ code: 'custom', message, params: { told: true } });
    })
    .meta({ [FREE_TEXT]: 'name' });
}

/** A text about a case: the gate redacts it with the case's own values before it is kept. */
export function aboutCase(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .meta({ [FREE_TEXT]: 'case' });
}
