import type { KnownValue } from '../../src/index.ts';
import type { Chance } from './chance.ts';

/** A made-up customer: what a company knows of one, and what a conversation may say in many ways. */
export interface Customer {
  readonly first: string;
  readonly last: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly street: { readonly number: string; readonly name: string; readonly kind: string };
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly order: string;
  readonly card: string;
  /** ISO 8601. */
  readonly born: string;
}

const firsts = (
  'Mira Will Zoë Mark Ana Thomas Yusuf Priya Chloé Björn Aoife Dmitri Fatima Giulia Hiroshi Ingrid Jürgen Kofi Lucía ' +
  'Mateo Nadia Olu Pierre Quentin Rosa Sanjay Tove Uma Viktor Wanda Xavier Yara Zeynep Grace Rose Jack May Ian Leo ' +
  'Caroline Bernadette Maximilian Alexandra Ngozi Tariq Siobhan Emeka Katarzyna Ji-woo Mary-Ann'
).split(' ');
const lasts = (
  'Okafor Lindqvist Müller Page Smith Adeyemi Bianchi Castellanos Dvořák Eriksson Fitzgerald Grünwald Haddad Ivanova ' +
  'Johansson Kowalczyk Lefebvre Mahmoud Nakamura O’Sullivan Papadopoulos Quiñones Rodríguez Schneider Takahashi ' +
  'Underwood Vasquez Wójcik Ximenes Yamamoto Zhang Baker White Young Nguyen Ng Lee Brennan Whitfield Thornbury ' +
  'Achterberg Okonkwo-Hale Saint-Clair Marchetti Ferreira Osei Kapoor Venkataraman Petrov Sandoval Harrington'
).split(' ');
const streets = (
  'Maple Oakridge Willow Larkspur Chestnut Kingfisher Juniper Harborview Sycamore Ashgrove Meadowbrook Birchwood ' +
  'Cedar Foxglove Thornhill Greystone Lakeshore Millbrook Northgate Peachtree'
).split(' ');
const kinds = ['Street', 'Avenue', 'Road', 'Lane', 'Drive', 'Court', 'Boulevard'];
const cities =
  'Springfield Riverton Lakeville Easthaven Brookdale Fairmont Georgetown Millfield Westbury Ashton'.split(
    ' ',
  );
const states = ['IL', 'CA', 'NY', 'TX', 'OR', 'MA', 'WA', 'GA'];

/** @param serial makes ids unlike those of other customers */
export function customerOf(chance: Chance, serial: number): Customer {
  const first = chance.pick(firsts);
  const last = chance.pick(lasts);
  const plain = (name: string): string =>
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const local = chance.pick([
    `${plain(first)}.${plain(last)}`,
    `${plain(first)}_${plain(last)}${String(chance.upTo(90) + 10)}`,
    `${plain(first).charAt(0)}${plain(last)}${String(chance.upTo(9))}`,
    `${plain(last)}-${plain(first)}`,
  ]);
  const at = chance.pick(['mail.example', 'post.example', 'inbox.example.com', 'webmail.example']);
  return {
    first,
    last,
    email: `${local}@${at}`,
    phone: chance.pick([
      `+1${chance.pick(['415', '212', '303', '617'])}${String(chance.upTo(8) + 2)}${chance.digits(6)}`,
      `+4420${chance.digits(8)}`,
      `+49170${chance.digits(7)}`,
    ]),
    street: {
      number: String(10 + chance.upTo(990)),
      name: chance.pick(streets),
      kind: chance.pick(kinds),
    },
    city: chance.pick(cities),
    state: chance.pick(states),
    zip: `${String(1 + chance.upTo(9))}${chance.digits(4)}`,
    order: `${chance.pick(['HH', 'ORD', 'SO'])}-${String(2020 + chance.upTo(7))}-${String(10_000 + ((serial * 7919) % 89_999))}`,
    card: `4${chance.digits(15)}`,
    born: `${String(1940 + chance.upTo(65))}-${String(1 + chance.upTo(12)).padStart(2, '0')}-${String(1 + chance.upTo(28)).padStart(2, '0')}`,
  };
}

/** A customer's values as the customer database hands them over. */
export function valuesOf(customer: Customer): KnownValue[] {
  const { first, last, email, phone, street, city, state, zip, order, card, born } = customer;
  return [
    { type: 'PERSON', value: `${first} ${last}` },
    { type: 'EMAIL', value: email },
    { type: 'PHONE', value: phone },
    { type: 'ADDRESS', value: `${street.number} ${street.name} ${street.kind}, ${city}, ${state} ${zip}` },
    { type: 'ACCOUNT', value: order },
    { type: 'CREDIT_CARD', value: card },
    { type: 'DATE_OF_BIRTH', value: born },
  ];
}
