import { base, en, Faker } from '@faker-js/faker';
import { createRandom, type Random } from './random.ts';

/** One made-up customer with everything the shop knows of them. Days count backwards from the seed's today. */
export interface Customer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly dateOfBirth: string;
  readonly memberId: string;
  readonly plan: string;
  readonly sinceDays: number;
  readonly reference: string;
  readonly address: { street: string; city: string; state: string; postalCode: string };
  readonly orders: readonly Order[];
  readonly prescriptions: readonly Prescription[];
}

export interface Order {
  readonly number: string;
  readonly status: string;
  readonly items: string;
  readonly total: string;
  readonly daysAgo: number;
  readonly tracking: string;
  readonly card: { readonly brand: string; readonly number: string };
}

export interface Prescription {
  readonly drug: string;
  readonly dosage: string;
  readonly prescriber: string;
  readonly refills: number;
  readonly daysAgo: number;
}

const SEED = 20_261_123;

/** Words drawn once from faker; customers are combined from them, since 50,000 faker calls a field are slow. */
function drawPools() {
  const faker = new Faker({ locale: [en, base] });
  faker.seed(SEED);
  const many = <T>(count: number, draw: () => T): readonly T[] => Array.from({ length: count }, draw);
  return {
    first: many(600, () => faker.person.firstName()),
    last: many(900, () => faker.person.lastName()),
    street: many(500, () => faker.location.street()),
    city: many(400, () => faker.location.city()),
    state: many(50, () => faker.location.state({ abbreviated: true })),
    product: many(120, () => faker.commerce.productName()),
    doctor: many(80, () => `Dr. ${faker.person.lastName()}`),
  };
}

let pools: ReturnType<typeof drawPools> | undefined;

const drugs = [
  'Lisinopril',
  'Metformin',
  'Sertraline',
  'Atorvastatin',
  'Levothyroxine',
  'Amlodipine',
  'Omeprazole',
  'Albuterol',
];
const domains = ['example.com', 'example.org', 'example.net'];
/** Test ranges of the card schemes: no issuer gives these out. */
const cards = [
  ['Visa', '411111'],
  ['Mastercard', '555555'],
  ['Discover', '601111'],
] as const;

/** @param id from 1; the same id always gives the same customer */
export function customerAt(id: number): Customer {
  pools ??= drawPools();
  const random = createRandom(SEED + id * 7919);
  const first = random.pick(pools.first);
  const last = random.pick(pools.last);
  const mail = `${first}.${last}`.toLowerCase().replaceAll(/[^a-z.]/g, '');
  const born = `${String(1940 + random.below(65))}-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`;
  const words = pools;
  return {
    id,
    name: `${first} ${last}`,
    email: `${mail}${String(id)}@${random.pick(domains)}`,
    phone: `+1 ${String(201 + random.below(700))} 555 ${random.digits(4)}`,
    dateOfBirth: born,
    memberId: `HH-${random.digits(4)}-${random.digits(5)}`,
    plan: random.pick(['Basic', 'Plus', 'Family']),
    sinceDays: 30 + random.below(2000),
    reference: `C${String(id).padStart(7, '0')}`,
    address: {
      street: `${String(1 + random.below(999))} ${random.pick(words.street)}`,
      city: random.pick(words.city),
      state: random.pick(words.state),
      postalCode: random.digits(5),
    },
    orders: Array.from({ length: random.below(4) + (id % 3 === 0 ? 1 : 0) }, (_, index) =>
      orderOf(random, id, index, words.product),
    ),
    prescriptions: Array.from({ length: random.below(3) }, () => ({
      drug: random.pick(drugs),
      dosage: `${String(random.pick([5, 10, 20, 40, 50]))} mg daily`,
      prescriber: random.pick(words.doctor),
      refills: random.below(6),
      daysAgo: random.below(300),
    })),
  };
}

function orderOf(random: Random, customer: number, index: number, products: readonly string[]): Order {
  const [brand, prefix] = random.pick(cards);
  return {
    number: `HB-${String(customer).padStart(6, '0')}-${String(index + 1)}`,
    status: random.pick(['placed', 'packed', 'shipped', 'delivered', 'returned']),
    items: random.pick(products),
    total: `${String(5 + random.below(240))}.${random.digits(2)}`,
    daysAgo: random.below(120),
    tracking: `1Z${random.digits(14)}`,
    card: { brand, number: withCheckDigit(prefix + random.digits(9)) },
  };
}

/** Appends the Luhn check digit (ISO/IEC 7812-1, annex B). */
export function withCheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
