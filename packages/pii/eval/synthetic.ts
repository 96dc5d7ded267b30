import {
  Faker,
  da,
  de,
  en,
  en_GB,
  en_IN,
  en_NG,
  en_US,
  es,
  es_MX,
  fi,
  fr,
  hr,
  it,
  nb_NO,
  nl,
  pl,
  pt_BR,
  sv,
  tr,
} from '@faker-js/faker';
import type { Gold, Labelled } from './dataset.ts';
import { sentences } from './sentences.ts';

/** People and places of many countries, in Latin letters; English lends what a locale lacks. */
const locales = [
  en_US,
  en_US,
  en_US,
  en_GB,
  en_IN,
  en_NG,
  de,
  fr,
  it,
  es,
  es_MX,
  nl,
  pl,
  sv,
  da,
  nb_NO,
  fi,
  pt_BR,
  tr,
  hr,
];

const nations =
  'Dutch,Brazilian,Nigerian,Swiss,South African,Filipino,Indian,Irish,Mexican,Turkish,Thai,Kenyan'.split(',');

type Make = (f: Faker) => string;

/** What a slot of a sentence is filled with, and the label it has then. */
const slots: Readonly<Record<string, readonly [label: string, make: Make]>> = {
  name: ['PERSON', (f) => `${f.person.firstName()} ${f.person.lastName()}`],
  longName: [
    'PERSON',
    (f) => `${f.person.firstName()} ${f.person.firstName().charAt(0)}. ${f.person.lastName()}`,
  ],
  title: ['TITLE', (f) => f.helpers.arrayElement(['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Mr', 'Ms', 'Miss', 'Prof.'])],
  inverted: ['PERSON', (f) => `${f.person.lastName()}, ${f.person.firstName()}`],
  first: ['PERSON', (f) => f.person.firstName()],
  last: ['PERSON', (f) => f.person.lastName()],
  address: ['ADDRESS', (f) => `${f.location.streetAddress()}, ${f.location.city()}`],
  fullAddress: ['ADDRESS', (f) => fullAddress(f, ', ')],
  envelope: ['ADDRESS', (f) => fullAddress(f, '\n')],
  street: ['ADDRESS', (f) => f.location.streetAddress()],
  city: ['LOC', (f) => f.location.city()],
  country: ['LOC', (f) => f.location.country()],
  org: ['ORG', (f) => f.company.name()],
  email: ['EMAIL', (f) => f.internet.email()],
  phone: [
    'PHONE',
    (f) => f.phone.number({ style: f.helpers.arrayElement(['human', 'national', 'international']) }),
  ],
  card: ['CREDIT_CARD', (f) => f.finance.creditCardNumber()],
  iban: ['IBAN', (f) => f.finance.iban({ formatted: f.datatype.boolean() })],
  ssn: ['SSN', (f) => f.helpers.fromRegExp('[1-8][0-9]{2}-[1-8][0-9]-[1-9][0-9]{3}')],
  ip: ['IP', (f) => (f.datatype.boolean() ? f.internet.ipv4() : f.internet.ipv6())],
  url: ['URL', (f) => f.internet.url()],
  domain: ['URL', (f) => f.internet.domainName()],
  nationality: ['NATIONALITY', (f) => f.helpers.arrayElement(nations)],
  date: ['DATE', (f) => date(f)],
  age: ['AGE', (f) => String(f.number.int({ min: 18, max: 93 }))],
  zip: ['ZIP', (f) => f.location.zipCode()],
};

function fullAddress(f: Faker, between: string): string {
  return [
    f.location.streetAddress({ useFullAddress: f.datatype.boolean() }),
    `${f.location.city()} ${f.location.zipCode()}`,
    f.location.country(),
  ].join(between);
}

function date(f: Faker): string {
  const at = f.date.birthdate({ min: 18, max: 90, mode: 'age', refDate: '2026-01-01' });
  const two = (n: number): string => String(n).padStart(2, '0');
  const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const name = at.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
  return f.helpers.arrayElement([
    `${y}-${two(m)}-${two(d)}`,
    `${two(d)}/${two(m)}/${y}`,
    `${m}/${d}/${y}`,
    `${two(d)}.${two(m)}.${y}`,
    `${d} ${name} ${y}`,
    `${name} ${d}, ${y}`,
    `${name.slice(0, 3)} ${d} ${y}`,
  ]);
}

/**
 * Labelled sentences made from our own templates with made-up people, in code that the training does not use: what the
 * tagger finds here, it was not shown.
 * @param count how many
 * @param from sentences with slots
 */
export function synthetic(count: number, seed = 6, from = sentences): Labelled[] {
  const makers = locales.map((locale) => {
    const faker = new Faker({ locale: [locale, en] });
    return faker;
  });
  const pick = new Faker({ locale: [en] });
  pick.seed(seed);
  makers.forEach((faker, at) => faker.seed(seed + at));
  return Array.from({ length: count }, () =>
    fill(pick.helpers.arrayElement(from), pick.helpers.arrayElement(makers)),
  );
}

function fill(sentence: string, faker: Faker): Labelled {
  let text = '';
  const spans: Gold[] = [];
  for (const part of sentence.split(/(\{\w+\})/)) {
    const slot = /^\{(\w+)\}$/.exec(part)?.[1];
    if (slot === undefined) {
      text += part;
      continue;
    }
    const made = slots[slot];
    if (made === undefined) throw new RangeError(`no slot ${slot}`);
    const value = made[1](faker);
    spans.push({ start: text.length, end: text.length + value.length, label: made[0] });
    text += value;
  }
  return { text, group: undefined, spans };
}
