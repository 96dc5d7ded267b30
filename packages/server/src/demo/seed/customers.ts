import { cardOf, type Card } from './cards.ts';
import { MOST_CUSTOMERS } from './most.ts';
import { pools, SEED, type Pools } from './pools.ts';
import { createRandom, scattered, type Random } from './random.ts';
import { drugs, plans, products, shipping } from './shop.ts';

/**
 * One made-up customer with everything the shop knows of them. Who they are never changes; what happened counts days
 * backwards from the seed's today, so that a demo of any day looks fresh.
 */
export interface Customer {
  readonly id: number;
  /** The number the shop gave them. */
  readonly reference: string;
  readonly first: string;
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  /** ISO 8601. */
  readonly dateOfBirth: string;
  readonly memberId: string | null;
  readonly plan: string;
  readonly sinceDays: number;
  /** The one they use first; some kept an older one. */
  readonly addresses: readonly Address[];
  /** Newest first. */
  readonly orders: readonly Order[];
  readonly prescriptions: readonly Prescription[];
  readonly riskScore: number;
  readonly staffNote: string | null;
}

export interface Address {
  readonly id: number;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

export type OrderStatus = 'processing' | 'shipped' | 'delivered' | 'returned' | 'cancelled';

export interface Order {
  readonly id: number;
  readonly number: string;
  readonly status: OrderStatus;
  readonly items: string;
  /** Decimal dollars, e.g. `42.50`. */
  readonly total: string;
  readonly daysAgo: number;
  /** Second of that day, UTC. */
  readonly second: number;
  readonly tracking: string | null;
  readonly card: Card;
}

export interface Prescription {
  readonly id: number;
  readonly drug: string;
  readonly dosage: string;
  readonly prescriber: string;
  readonly refills: number;
  readonly daysAgo: number;
}

const BELOW_A_HUNDRED_THOUSAND = 99_991;
const BELOW_TEN_MILLION = 9_999_991;
const PHONES = 71_191;
const domains = ['example.com', 'example.org', 'example.net'];
const staffRemarks = [
  'asked twice for a refund',
  'prefers mornings',
  'threatened to leave',
  'friend of the founder',
];

/**
 * @param id from 1 to `MOST_CUSTOMERS`; the same id always gives the same customer
 * @throws RangeError for any other number
 */
export function customerAt(id: number): Customer {
  if (!Number.isInteger(id) || id < 1 || id > MOST_CUSTOMERS) throw new RangeError('no such customer');
  const words = pools();
  const random = createRandom(SEED + id * 7919);
  const first = random.pick(words.first);
  const last = random.pick(words.last);
  const card = cardOf(random);
  const olderCard = random.chance(0.12) ? cardOf(random) : card;
  const orders = Array.from({ length: random.pick([0, 1, 1, 1, 2, 2, 2, 3, 4]) }, (_, index) =>
    orderOf(random, id * 10 + index, index === 0 ? card : olderCard),
  ).toSorted((a, b) => a.daysAgo - b.daysAgo || b.second - a.second);
  const prescriptions = Array.from({ length: random.pick([0, 0, 0, 1, 1, 2]) }, (_, index) =>
    prescriptionOf(random, id * 10 + index, words),
  );
  return {
    id,
    reference: `C-${String(scattered(id, BELOW_TEN_MILLION)).padStart(7, '0')}`,
    first,
    name: `${first} ${last}`,
    email: emailOf(random, first, last, id),
    phone: phoneOf(id),
    dateOfBirth: dayOf(random),
    memberId: random.chance(0.8) ? `HM${random.digits(3)}-${random.digits(6)}` : null,
    plan: random.pick(plans),
    sinceDays: Math.max(
      30 + random.below(2000),
      ...[...orders, ...prescriptions].map(({ daysAgo }) => daysAgo),
    ),
    addresses: Array.from({ length: random.chance(0.12) ? 2 : 1 }, (_, index) =>
      addressOf(random, id * 10 + index, words),
    ),
    orders,
    prescriptions,
    riskScore: random.below(100),
    staffNote: random.chance(0.02) ? `${first} ${random.pick(staffRemarks)}.` : null,
  };
}

function emailOf(random: Random, first: string, last: string, id: number): string {
  const [a, b] = [plain(first), plain(last)];
  const number = String(scattered(id, BELOW_A_HUNDRED_THOUSAND));
  const mailbox = random.pick([
    `${a}.${b}${number}`,
    `${a}${b}${number}`,
    `${a.slice(0, 1)}${b}_${number}`,
    `${b}.${a}${number}`,
  ]);
  return `${mailbox}@${random.pick(domains)}`;
}

/** The letters of a name that any mailbox may have. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
}

/** Area codes of any region; the last seven digits are the range kept for fiction, 555-0100 to 555-0199. */
const areas = Array.from({ length: 720 }, (_, index) => {
  const [a, b, c] = [2 + Math.floor(index / 90), Math.floor(index / 10) % 9, index % 10];
  return b === 1 && c === 1 ? null : `${String(a)}${String(b)}${String(c)}`;
}).filter((area) => area !== null);

function phoneOf(id: number): string {
  const number = scattered(id, PHONES);
  return `+1${areas[Math.floor(number / 100)] ?? ''}55501${String(number % 100).padStart(2, '0')}`;
}

const FIRST_BIRTH = Date.UTC(1938, 0, 1);
const LAST_BIRTH = Date.UTC(2006, 11, 31);
const DAY = 86_400_000;

function dayOf(random: Random): string {
  const days = random.below((LAST_BIRTH - FIRST_BIRTH) / DAY + 1);
  return new Date(FIRST_BIRTH + days * DAY).toISOString().slice(0, 10);
}

function addressOf(random: Random, id: number, words: Pools): Address {
  const flat = random.chance(0.2)
    ? `, Apt ${String(1 + random.below(40))}${random.pick(['', 'A', 'B', 'C'])}`
    : '';
  return {
    id,
    street: `${String(1 + random.below(9_899))} ${random.pick(words.street)}${flat}`,
    ...random.pick(words.place),
  };
}

function orderOf(random: Random, id: number, card: Card): Order {
  // Half of all orders are younger than four months, one in six younger than ten days.
  const daysAgo = 1 + Math.floor(700 * random.part() ** 2.4);
  const status = statusOf(random, daysAgo);
  const lines = Array.from(
    { length: 1 + random.below(3) },
    () => [random.pick(products), 1 + random.below(2)] as const,
  );
  const sum = lines.reduce((cents, [[, each], count]) => cents + each * count, 0);
  const cents = sum < shipping.freeFrom ? sum + shipping.cents : sum;
  return {
    id,
    number: `HH-${String(scattered(id, BELOW_TEN_MILLION)).padStart(7, '0')}`,
    status,
    items: lines.map(([[name], count]) => `${String(count)} x ${name}`).join('; '),
    total: (cents / 100).toFixed(2),
    daysAgo,
    second: 25_200 + random.below(54_000),
    tracking: status === 'processing' || status === 'cancelled' ? null : `HHX${random.digits(10)}`,
    card,
  };
}

function statusOf(random: Random, daysAgo: number): OrderStatus {
  if (daysAgo <= 1) return 'processing';
  if (daysAgo <= 5) return random.chance(0.9) ? 'shipped' : 'processing';
  if (daysAgo <= 12 && random.chance(0.3)) return 'shipped';
  const outcome = random.below(100);
  if (outcome < 88) return 'delivered';
  return outcome < 95 ? 'returned' : 'cancelled';
}

function prescriptionOf(random: Random, id: number, words: Pools): Prescription {
  const [drug, dosage] = random.pick(drugs);
  return {
    id,
    drug,
    dosage,
    prescriber: random.pick(words.doctor),
    refills: random.below(6),
    daysAgo: 1 + random.below(330),
  };
}
