import type { Customer } from '../customers.ts';
import type { Random } from '../random.ts';

/** Turns a customer's sentence into how this customer types. Values stay what they are, whatever their case. */
export type Style = (text: string) => string;

const slips: readonly (readonly [RegExp, string])[] = [
  [/\bplease\b/gi, 'pls'],
  [/\breceived\b/gi, 'recieved'],
  [/\baddress\b/gi, 'adress'],
  [/\bdelivery\b/gi, 'delivary'],
  [/\bdefinitely\b/gi, 'definately'],
  [/\btomorrow\b/gi, 'tommorow'],
  [/\bpackage\b/gi, 'pakage'],
  [/\bprescription\b/gi, 'perscription'],
  [/\bthank you\b/gi, 'thank u'],
  [/\bbecause\b/gi, 'becuase'],
  [/\byou\b/gi, 'u'],
];

const plain: Style = (text) => text;
const casual: Style = (text) => text.toLowerCase().replace(/\.$/, '');
const hasty: Style = (text) => slips.reduce((so, [right, wrong]) => so.replace(right, wrong), text);
const loud: Style = (text) => text.toUpperCase();

export function styleOf(random: Random): Style {
  return random.pick([plain, plain, plain, plain, plain, plain, casual, casual, hasty, hasty, hasty, loud]);
}

/** What stands below a mail; empty for people who write nothing. */
export function signatureOf({ name, first, phone, email, addresses }: Customer, random: Random): string {
  const address = addresses[0];
  const home =
    address === undefined
      ? ''
      : `\n${address.street}\n${address.city}, ${address.state} ${address.postalCode}`;
  return random.pick([
    '',
    `\n\n${first}`,
    `\n\nBest, ${first}`,
    `\n\nKind regards,\n${name}`,
    `\n\n--\n${name} | ${phone} | ${email}`,
    `\n\nSincerely\n${name}${home}\n${phone}`,
    `\n\nSent from my phone\n${name}`,
  ]);
}
