import type { Chance } from './chance.ts';
import type { Customer } from './customers.ts';
import { typo } from './typo.ts';
import { sayDigits, sayHouse, sayPairs, lettersOf, spellAsIn, spellNato } from './speech.ts';

/** One way to write a value: `{{` and `}}` stand around what must go; `|` parts what is said in different turns. */
export interface Writing {
  readonly way: string;
  readonly of: 'name' | 'email' | 'phone' | 'address' | 'order' | 'card' | 'born';
  /** `undefined` where this customer's value cannot be written so. */
  readonly write: (customer: Customer, chance: Chance) => string | undefined;
}

const gold = (text: string): string => `{{${text}}}`;
const national = ({ phone }: Customer): string =>
  phone.startsWith('+1') ? phone.slice(2) : `0${phone.slice(3)}`;
const grouped = (digits: string, mark: string): string =>
  [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(mark);
const fours = (digits: string, mark: string): string => (digits.match(/.{1,4}/g) ?? []).join(mark);
const local = ({ email }: Customer): string => email.slice(0, email.indexOf('@'));
const line = ({ street }: Customer): string => `${street.number} ${street.name} ${street.kind}`;
const short: Readonly<Record<string, string>> = {
  Street: 'St.',
  Avenue: 'Ave',
  Road: 'Rd.',
  Lane: 'Ln',
  Drive: 'Dr.',
  Court: 'Ct',
  Boulevard: 'Blvd',
};
const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const base64 = (text: string): string => btoa(text).replace(/=+$/, '');

/** "twenty twenty six" -> the digits of an order id, as said after its letters. */
const saidOrder = ({ order }: Customer, chance: Chance): string => {
  const [letters = '', year = '', number = ''] = order.split('-');
  return `${Array.from(letters.toLowerCase()).join(' ')} dash ${sayPairs(year)} dash ${sayDigits(number, chance)}`;
};

export const writings: readonly Writing[] = [
  { way: 'full', of: 'name', write: (c) => gold(`${c.first} ${c.last}`) },
  { way: 'capitals', of: 'name', write: (c) => gold(`${c.first} ${c.last}`.toUpperCase()) },
  { way: 'lower case', of: 'name', write: (c) => gold(`${c.first} ${c.last}`.toLowerCase()) },
  { way: 'fused', of: 'name', write: (c) => gold((c.first + c.last).toLowerCase()) },
  { way: 'last, first', of: 'name', write: (c) => gold(`${c.last}, ${c.first}`) },
  { way: 'fused last first', of: 'name', write: (c) => gold((c.last + c.first).toLowerCase()) },
  { way: 'first only', of: 'name', write: (c) => gold(c.first) },
  { way: 'title and last', of: 'name', write: (c, r) => `${r.pick(['Mr', 'Ms', 'Dr.'])} ${gold(c.last)}` },
  { way: 'initial and last', of: 'name', write: (c) => gold(`${c.first.charAt(0)}. ${c.last}`) },
  { way: 'first and initial', of: 'name', write: (c) => gold(`${c.first} ${c.last.charAt(0)}.`) },
  { way: 'possessive', of: 'name', write: (c) => `${gold(c.first)}'s parcel` },
  { way: 'decomposed accents', of: 'name', write: (c) => gold(`${c.first} ${c.last}`.normalize('NFD')) },
  {
    way: 'without accents',
    of: 'name',
    write: (c) => gold(`${c.first} ${c.last}`.normalize('NFD').replace(/\p{M}/gu, '')),
  },
  { way: 'spelled', of: 'name', write: (c) => gold(Array.from(lettersOf(c.last)).join(' ')) },
  {
    way: 'spelled with dashes',
    of: 'name',
    write: (c) => gold(Array.from(lettersOf(c.last).toUpperCase()).join('-')),
  },
  {
    way: 'both spelled',
    of: 'name',
    write: (c) =>
      gold(`${Array.from(lettersOf(c.first)).join(' ')} ${Array.from(lettersOf(c.last)).join(' ')}`),
  },
  { way: 'spelled nato', of: 'name', write: (c) => gold(spellNato(c.last)) },
  {
    way: 'spelled as in',
    of: 'name',
    write: (c, r) => gold(spellAsIn(c.last, r.pick(['as in', 'for', 'like']))),
  },
  {
    way: 'typing error',
    of: 'name',
    write: (c, r) => (lettersOf(c.last).length < 6 ? undefined : gold(typo(lettersOf(c.last), r))),
  },
  {
    way: 'typing error in full name',
    of: 'name',
    write: (c, r) =>
      lettersOf(c.first).length < 4 ? undefined : gold(`${typo(lettersOf(c.first), r)} ${c.last}`),
  },

  { way: 'as it is', of: 'email', write: (c) => gold(c.email) },
  { way: 'capitals', of: 'email', write: (c) => gold(c.email.toUpperCase()) },
  { way: 'spaced', of: 'email', write: (c) => gold(c.email.replace('@', ' @ ')) },
  { way: 'fused', of: 'email', write: (c) => gold(c.email.replace(/[^a-z0-9]/g, '')) },
  {
    way: 'said',
    of: 'email',
    write: (c) =>
      gold(
        c.email
          .replaceAll('.', ' dot ')
          .replaceAll('_', ' underscore ')
          .replaceAll('-', ' dash ')
          .replaceAll('@', ' at '),
      ),
  },
  {
    way: 'said and spelled',
    of: 'email',
    write: (c) => {
      const [box = '', host = ''] = c.email.split('@');
      const letters = Array.from(box).map(
        (char) => ({ '.': 'dot', _: 'underscore', '-': 'dash' })[char] ?? char,
      );
      return gold(`${letters.join(' ')} at ${host.replaceAll('.', ' dot ')}`);
    },
  },
  { way: 'mailbox only', of: 'email', write: (c) => gold(local(c)) },
  { way: 'other host', of: 'email', write: (c) => `${gold(local(c))}@work.example` },
  { way: 'mailto', of: 'email', write: (c) => `<a href="mailto:${gold(c.email)}">` },
  {
    way: 'percent-encoded',
    of: 'email',
    write: (c) => `https://shop.example/u?mail=${gold(encodeURIComponent(c.email))}&x=1`,
  },
  {
    way: 'base64',
    of: 'email',
    write: (c) => `https://shop.example/unsubscribe/${gold(base64(`{"mail":"${c.email}"}`))}`,
  },
  {
    way: 'typing error',
    of: 'email',
    write: (c, r) => gold(typo(local(c), r) + c.email.slice(local(c).length)),
  },
  {
    way: 'over turns',
    of: 'email',
    write: (c) => `${gold(local(c))}|${gold(c.email.slice(local(c).length))}`,
  },

  { way: 'E.164', of: 'phone', write: (c) => gold(c.phone) },
  { way: 'national', of: 'phone', write: (c) => gold(national(c)) },
  { way: 'dashes', of: 'phone', write: (c) => gold(grouped(national(c), '-')) },
  { way: 'dots', of: 'phone', write: (c) => gold(grouped(national(c), '.')) },
  {
    way: 'abroad, spaced',
    of: 'phone',
    write: (c) => gold(`${c.phone.slice(0, 3)} ${grouped(c.phone.slice(3), ' ')}`),
  },
  {
    way: 'brackets',
    of: 'phone',
    write: (c) => gold(`(${national(c).slice(0, 3)}) ${national(c).slice(3)}`),
  },
  { way: 'digit by digit', of: 'phone', write: (c) => gold(Array.from(national(c)).join(' ')) },
  { way: 'in words', of: 'phone', write: (c, r) => gold(sayDigits(national(c), r)) },
  { way: 'in words, pairs', of: 'phone', write: (c) => gold(sayPairs(national(c))) },
  {
    way: 'words and digits',
    of: 'phone',
    write: (c, r) => gold(`${national(c).slice(0, 3)} ${sayDigits(national(c).slice(3), r)}`),
  },
  { way: 'typing error', of: 'phone', write: (c, r) => gold(typo(national(c), r)) },
  {
    way: 'over turns',
    of: 'phone',
    write: (c, r) => {
      const at = r.pick([3, 6]);
      return `my number is ${gold(national(c).slice(0, at))}|${r.pick(['', 'and then ', 'then '])}${gold(national(c).slice(at))}`;
    },
  },
  {
    way: 'over turns, in words',
    of: 'phone',
    write: (c, r) => {
      const number = national(c);
      return `it is ${gold(sayDigits(number.slice(0, 3), r))}|${gold(sayDigits(number.slice(3, 6), r))}|${gold(sayDigits(number.slice(6), r))}`;
    },
  },
  { way: 'last four', of: 'phone', write: (c) => `the number ending in ${gold(c.phone.slice(-4))}` },
  { way: 'tel link', of: 'phone', write: (c) => `tel:${gold(c.phone)}` },

  { way: 'full', of: 'address', write: (c) => gold(`${line(c)}, ${c.city}, ${c.state} ${c.zip}`) },
  { way: 'lines', of: 'address', write: (c) => gold(`${line(c)}\n${c.city}, ${c.state} ${c.zip}`) },
  {
    way: 'lower case, no commas',
    of: 'address',
    write: (c) => gold(`${line(c)} ${c.city} ${c.state} ${c.zip}`.toLowerCase()),
  },
  { way: 'street only', of: 'address', write: (c) => gold(line(c)) },
  {
    way: 'short street',
    of: 'address',
    write: (c) => gold(`${c.street.number} ${c.street.name} ${short[c.street.kind] ?? ''}`),
  },
  {
    way: 'short, in full',
    of: 'address',
    write: (c) =>
      gold(
        `${c.street.number} ${c.street.name} ${short[c.street.kind] ?? ''}, ${c.city} ${c.state} ${c.zip}`,
      ),
  },
  { way: 'number and name', of: 'address', write: (c) => gold(`${c.street.number} ${c.street.name}`) },
  {
    way: 'number in words',
    of: 'address',
    write: (c) => gold(`${sayHouse(c.street.number)} ${c.street.name} ${c.street.kind}`.toLowerCase()),
  },
  {
    way: 'typing error',
    of: 'address',
    write: (c, r) => gold(`${c.street.number} ${typo(c.street.name, r)} ${c.street.kind}`),
  },
  { way: 'city and state', of: 'address', write: (c) => gold(`${c.city}, ${c.state}`) },
  { way: 'postal code', of: 'address', write: (c) => `zip ${gold(c.zip)}` },
  { way: 'postal code in words', of: 'address', write: (c, r) => `zip is ${gold(sayDigits(c.zip, r))}` },
  {
    way: 'over turns',
    of: 'address',
    write: (c) => `${gold(line(c))}|${gold(`${c.city} ${c.state}`)}|${gold(c.zip)}`,
  },

  { way: 'as it is', of: 'order', write: (c) => gold(c.order) },
  { way: 'lower case, fused', of: 'order', write: (c) => gold(c.order.replaceAll('-', '').toLowerCase()) },
  { way: 'spaced', of: 'order', write: (c) => gold(c.order.replaceAll('-', ' ')) },
  { way: 'last run', of: 'order', write: (c) => `order #${gold(c.order.slice(-5))}` },
  { way: 'in words', of: 'order', write: (c, r) => gold(saidOrder(c, r)) },
  {
    way: 'typing error',
    of: 'order',
    write: (c, r) => gold(c.order.slice(0, -5) + typo(c.order.slice(-5), r)),
  },
  { way: 'in a link', of: 'order', write: (c) => `https://shop.example/orders/${gold(c.order)}/edit` },
  {
    way: 'over turns',
    of: 'order',
    write: (c, r) => `order ${gold(c.order.slice(0, -6))}|${r.pick(['', 'and '])}${gold(c.order.slice(-5))}`,
  },

  { way: 'spaced', of: 'card', write: (c) => gold(fours(c.card, ' ')) },
  { way: 'dashes', of: 'card', write: (c) => gold(fours(c.card, '-')) },
  { way: 'fused', of: 'card', write: (c) => gold(c.card) },
  { way: 'in words', of: 'card', write: (c, r) => gold(sayDigits(c.card, r)) },
  { way: 'typing error', of: 'card', write: (c, r) => gold(typo(c.card, r)) },
  {
    way: 'last four',
    of: 'card',
    write: (c, r) => `${r.pick(['ending in', 'last four digits', 'ends with'])} ${gold(c.card.slice(-4))}`,
  },
  {
    way: 'starred',
    of: 'card',
    write: (c, r) => `${r.pick(['****', 'xxxx-xxxx-xxxx-', 'XXXX '])}${gold(c.card.slice(-4))}`,
  },
  {
    way: 'over turns',
    of: 'card',
    write: (c) =>
      `${gold(c.card.slice(0, 4))}|${gold(c.card.slice(4, 8))}|${gold(c.card.slice(8, 12))}|${gold(c.card.slice(12))}`,
  },

  { way: 'ISO', of: 'born', write: (c) => gold(c.born) },
  { way: 'month first', of: 'born', write: (c) => gold(c.born.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')) },
  { way: 'day first', of: 'born', write: (c) => gold(c.born.replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1')) },
  {
    way: 'month name',
    of: 'born',
    write: (c) =>
      gold(
        `${monthNames[Number(c.born.slice(5, 7)) - 1] ?? ''} ${String(Number(c.born.slice(8)))}, ${c.born.slice(0, 4)}`,
      ),
  },
  {
    way: 'short year',
    of: 'born',
    write: (c) =>
      gold(
        `${String(Number(c.born.slice(8)))} ${(monthNames[Number(c.born.slice(5, 7)) - 1] ?? '').slice(0, 3)} ${c.born.slice(2, 4)}`,
      ),
  },
  {
    way: 'in words',
    of: 'born',
    write: (c) =>
      gold(
        `${(monthNames[Number(c.born.slice(5, 7)) - 1] ?? '').toLowerCase()} ${sayPairs(String(Number(c.born.slice(8))))} ${sayPairs(c.born.slice(0, 4))}`,
      ),
  },
];
