import type { Random } from '../random.ts';
import { address, madeUpTown, street, streetName } from './address.ts';
import { company } from './company.ts';
import { coined, type Names } from './names.ts';
import { brands, cars, currencies, foods, lands, merchants, things } from './nobodys.ts';
import { countries, otherCountryNames, states } from './places.ts';
import * as values from './values.ts';

export interface Example {
  readonly text: string;
  /** half-open UTF-16 ranges; a type that the tagger has no lane for counts as nothing */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

type Slot = (random: Random, names: Names) => { readonly text: string; readonly type?: string };

const titles =
  'Mr.,Mr,Mrs.,Mrs,Ms.,Ms,Miss,Dr.,Dr,Prof.,Professor,Sir,Madam,Herr,Frau,Señor,Señora,Sr.,Sra.,Monsieur,Mme,M.,Signor,Rev.,Hon.,Capt.,Judge,Doctor,Inspector,Nurse'.split(
    ',',
  );
const jobs =
  'nurse,teacher,plumber,driver,engineer,accountant,chef,cashier,lawyer,student,manager,electrician,designer,developer,clerk,receptionist,sales assistant,consultant'.split(
    ',',
  );
const relations = 'mother,father,sister,brother,wife,husband,son,daughter,friend,neighbour'.split(',');
const subjects =
  'late delivery,refund,invoice,meeting,your order,access request,change of address,broken lamp,complaint'.split(
    ',',
  );
const words =
  'sales,support,billing,finance,red,large,blue,shoes,kettle,lamp,router,phone,jacket,sofa,printer,tablet,mattress,ticket,voucher'.split(
    ',',
  );

export function townName(random: Random, names: Names): string {
  const kind = random.next();
  if (kind < 0.62) return random.of(random.of(countries).towns);
  if (kind < 0.85) return names.town(random);
  return madeUpTown(random, names);
}

const country = (random: Random): string =>
  random.chance(0.6) ? random.of(countries).name : random.of(otherCountryNames);

function wholeAddress(random: Random, names: Names): string {
  const { street: line, town, townLine, country: own } = address(random, names);
  const land = random.chance(0.5) ? own : country(random);
  const kind = random.next();
  if (kind < 0.1) return line;
  if (kind < 0.2) return `${line}, ${town}`;
  if (kind < 0.45) return `${line}, ${townLine}`;
  if (kind < 0.55) return `${line} ${townLine}`;
  if (kind < 0.68) return `${line}, ${townLine}, ${land}`;
  if (kind < 0.71) return `${line}, ${town}, ${land}`;
  return lines(random, line, town, townLine, land);
}

/** As on an envelope, or one line with breaks where those were. */
function lines(random: Random, line: string, town: string, townLine: string, land: string): string {
  const kind = random.next();
  const rim = random.of(['\n', '\n', '\n', '\n ', ' \n']);
  if (kind < 0.4) return `${line}${rim}${townLine}`;
  if (kind < 0.7) return `${line}${rim}${townLine}${rim}${land}`;
  if (kind < 0.85) return `${line}${rim}${town}${rim}${land}`;
  return `${line}${rim}${townLine}${rim}${land.toUpperCase()}`;
}

const slots: Readonly<Record<string, Slot>> = {
  person: (random, names) => ({
    text: random.chance(0.08) ? names.first(random) : names.full(random),
    type: 'PERSON',
  }),
  first: (random, names) => ({ text: names.first(random), type: 'PERSON' }),
  last: (random, names) => ({ text: names.last(random), type: 'PERSON' }),
  title: (random) => ({ text: random.of(titles) }),
  address: (random, names) => ({ text: wholeAddress(random, names), type: 'ADDRESS' }),
  envelope: (random, names) => {
    const { street: line, town, townLine, country: own } = address(random, names);
    const land = random.chance(0.5) ? own : country(random);
    return { text: lines(random, line, town, townLine, land), type: 'ADDRESS' };
  },
  street: (random, names) => ({ text: street(random, names), type: 'ADDRESS' }),
  streetname: (random, names) => ({ text: streetName(random, names), type: 'ADDRESS' }),
  pobox: (random) => ({
    text: `${random.of(['P.O. Box', 'PO Box', 'Postfach', 'Box', 'Apartado', 'BP', 'Private Bag'])} ${random.between(1, 9999)}`,
    type: 'ADDRESS',
  }),
  zip: (random) => ({
    text: random.pattern(
      random.of(['#####', '#####', '######', '?# #??', '??# #??', '####', '#####-####', '##-###', '#### ??']),
    ),
    type: 'ADDRESS',
  }),
  city: (random, names) => ({ text: townName(random, names), type: 'LOC' }),
  country: (random) => ({ text: country(random), type: 'LOC' }),
  state: (random) => ({
    text: random.chance(0.6) ? random.of(states).name : random.of(states).code,
    type: 'LOC',
  }),
  land: (random) => ({ text: random.chance(0.5) ? country(random) : random.of(lands) }),
  car: (random) => ({ text: random.of(cars) }),
  food: (random) => ({ text: random.of(foods) }),
  thing: (random) => ({ text: random.of(things) }),
  brand: (random) => ({ text: random.of(brands) }),
  merchant: (random) => ({ text: random.of(merchants) }),
  currency: (random) => ({ text: random.of(currencies) }),
  nationality: (random) => ({ text: random.of(countries).people }),
  org: (random, names) => ({ text: company(random, names, townName(random, names)), type: 'ORG' }),
  email: (random, names) => ({
    text: random.chance(0.75) ? values.email(random, names) : values.spokenEmail(random, names),
    type: 'EMAIL',
  }),
  phone: (random) => ({ text: values.phone(random), type: 'PHONE' }),
  card: (random) => ({ text: values.card(random), type: 'CREDIT_CARD' }),
  ssn: (random) => ({ text: values.ssn(random), type: 'SSN' }),
  account: (random) => ({ text: values.account(random), type: 'ACCOUNT' }),
  username: (random, names) => ({ text: values.username(random, names), type: 'USERNAME' }),
  password: (random) => ({ text: values.password(random), type: 'PASSWORD' }),
  iban: (random) => ({ text: values.iban(random) }),
  ip: (random) => ({ text: values.ip(random) }),
  date: (random) => ({ text: values.date(random) }),
  weekday: (random) => ({ text: random.of(values.weekdays) }),
  month: (random) => ({ text: values.month(random) }),
  time: (random) => ({ text: values.time(random) }),
  year: (random) => ({ text: String(random.between(1900, 2026)) }),
  expiry: (random) => ({ text: random.pattern('0%/2#') }),
  age: (random) => ({ text: String(random.between(18, 95)) }),
  amount: (random) => ({ text: values.amount(random) }),
  number: (random) => ({
    text: String(random.of([random.between(1, 9), random.between(10, 99), random.between(100, 5000)])),
  }),
  hex: (random) => ({
    text: random.pattern('########').replace(/[0-4]/g, (digit) => 'abcdef'.charAt(Number(digit))),
  }),
  job: (random) => ({ text: random.of(jobs) }),
  relation: (random) => ({ text: random.of(relations) }),
  subject: (random) => ({ text: random.of(subjects) }),
  word: (random) => ({ text: random.of(words) }),
  coined: (random) => ({ text: coined(random, 1, 3).toLowerCase() }),
};

/** One name in two slots. */
const wholeName = /\{first\} \{last\}$|\{last\}, \{first\}$/;

/**
 * Writes one text from a template: "{slot}" a value, "[a|b]" one of two wordings, "\n" a new line.
 * @throws RangeError for a slot that does not exist
 */
export function fill(template: string, random: Random, names: Names): Example {
  const worded = alternatives(template.replaceAll('\\n', '\n'), random);
  let text = '';
  const spans: { start: number; end: number; type: string }[] = [];
  let at = 0;
  for (const match of worded.matchAll(/\{([a-z]+)\}/g)) {
    text += worded.slice(at, match.index);
    at = match.index + match[0].length;
    const slot = slots[match[1] ?? ''];
    if (slot === undefined) throw new RangeError(`no slot ${match[0]}`);
    const { text: value, type } = slot(random, names);
    const last = spans.at(-1);
    if (last?.type === 'PERSON' && wholeName.test(worded.slice(0, at))) last.end = text.length + value.length;
    else if (type !== undefined) spans.push({ start: text.length, end: text.length + value.length, type });
    text += value;
  }
  return { text: text + worded.slice(at), spans };
}

function alternatives(template: string, random: Random): string {
  let now = template;
  while (true) {
    const next = now.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, list: string) => random.of(list.split('|')));
    if (next === now) return now;
    now = next;
  }
}
