import type { Card } from '../cards.ts';
import type { Address, Customer, Order } from '../customers.ts';
import type { Random } from '../random.ts';
import type { Days } from '../tables.ts';

/** How one customer writes: their own values, in the spellings people use. */
export interface Voice {
  readonly customer: Customer;
  readonly random: Random;
  readonly name: string;
  readonly first: string;
  /** One of several ways to say a thing. */
  say(...ways: readonly string[]): string;
  email(): string;
  phone(): string;
  born(): string;
  address(): string;
  order(order: Order): string;
  /** The first thing in an order. */
  item(order: Order): string;
  card(card: Card): string;
  lastFour(card: Card): string;
  /** A day that lies so many days back, e.g. `March 3`. */
  day(daysAgo: number): string;
}

/** @throws RangeError for a customer without an address */
export function voiceOf(customer: Customer, random: Random, days: Days): Voice {
  const { name, first, email, phone, dateOfBirth } = customer;
  const address = customer.addresses[0];
  if (address === undefined) throw new RangeError('a customer without an address');
  return {
    customer,
    random,
    name,
    first,
    say: (...ways) => random.pick(ways),
    email: () => random.pick([email, email, email, email, oddEmail(email), email.toUpperCase()]),
    phone: () => random.pick(phoneSpellings(phone)),
    born: () => random.pick(dateSpellings(dateOfBirth)),
    address: () => random.pick(addressSpellings(address)),
    order: ({ number }) => random.pick([number, number, number, ...oddNumbers(number)]),
    item: ({ items }) => (/^\d+ x ([^,;]+)/.exec(items)?.[1] ?? 'item').toLowerCase(),
    card: ({ number }) => random.pick(cardSpellings(number)),
    lastFour: ({ number }) => number.slice(-4),
    day: (daysAgo) => {
      const { month, day } = partsOf(days.date(daysAgo));
      return `${month} ${String(day)}`;
    },
  };
}

/** As somebody reads it out or hides it from robots. */
function oddEmail(email: string): string {
  return email.replace('@', ' at ').replaceAll('.', ' dot ');
}

function phoneSpellings(phone: string): readonly string[] {
  const [, area = '', office = '', line = ''] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone) ?? [];
  return [
    `(${area}) ${office}-${line}`,
    `${area}-${office}-${line}`,
    `${area}-${office}-${line}`,
    `${area}.${office}.${line}`,
    `+1 ${area} ${office} ${line}`,
    `${area}${office}${line}`,
    `${area} ${office} ${line.slice(0, 2)} ${line.slice(2)}`,
  ];
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function partsOf(date: string): { year: string; month: string; day: number } {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: months[Number(month) - 1] ?? '', day: Number(day) };
}

function dateSpellings(date: string): readonly string[] {
  const { year, month, day } = partsOf(date);
  const [, numeric = ''] = date.split('-');
  return [
    date,
    `${numeric}/${String(day).padStart(2, '0')}/${year}`,
    `${String(Number(numeric))}/${String(day)}/${year}`,
    `${month} ${String(day)}, ${year}`,
    `${String(day)} ${month} ${year}`,
    `${month.slice(0, 3)} ${String(day)} ${year}`,
  ];
}

function addressSpellings({ street, city, state, postalCode }: Address): readonly string[] {
  return [
    `${street}, ${city}, ${state} ${postalCode}`,
    `${street}, ${city} ${state} ${postalCode}`,
    `${street} in ${city} (${postalCode})`,
    `${street}\n${city}, ${state} ${postalCode}`,
  ];
}

function oddNumbers(number: string): readonly string[] {
  return [`#${number}`, number.replace('-', ''), number.toLowerCase().replace('-', ' ')];
}

function cardSpellings(number: string): readonly string[] {
  const groups = number.length === 15 ? /^(.{4})(.{6})(.{5})$/ : /^(.{4})(.{4})(.{4})(.{4})$/;
  const parts = groups.exec(number)?.slice(1) ?? [number];
  return [parts.join(' '), parts.join(' '), parts.join('-'), number];
}
