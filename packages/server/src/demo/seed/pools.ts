import { faker } from '@faker-js/faker/locale/en_US';

/** Fixed, so that everybody's demo holds the same people. */
export const SEED = 20_261_123;

/** Words customers are put together from. */
export interface Pools {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly street: readonly string[];
  /** Made-up towns, each with one postal code area of its state. */
  readonly place: readonly { readonly city: string; readonly state: string; readonly postalCode: string }[];
  readonly doctor: readonly string[];
}

/** Names that searching and masking find harder than "Mary Smith": accents, particles, hyphens, one-letter-off. */
const harderFirst = [
  'José',
  'Zoë',
  'Renée',
  'Mei-Ling',
  'Björn',
  'Aoife',
  'Siân',
  'Nguyệt',
  'Łukasz',
  'April',
  'Mark',
];
const harderLast = [
  'García Márquez',
  'van der Meer',
  'de la Cruz',
  'Al-Sayed',
  'Müller',
  'Nguyen',
  'Yıldız',
  'Brontë',
  'Okonkwo',
  'Young',
  'Price',
];

let drawn: Pools | undefined;

/** Drawn once from faker: 50,000 calls a field would take seconds and a quarter of a gigabyte. */
export function pools(): Pools {
  drawn ??= draw();
  return drawn;
}

function draw(): Pools {
  faker.seed(SEED);
  const many = <T>(count: number, one: () => T): readonly T[] => Array.from({ length: count }, one);
  return {
    first: [...many(600, () => faker.person.firstName()), ...harderFirst],
    last: [...many(900, () => faker.person.lastName()), ...harderLast],
    street: many(600, () => faker.location.street()),
    place: many(400, () => {
      const state = faker.location.state({ abbreviated: true });
      return {
        city: faker.location.city(),
        state,
        postalCode: faker.location.zipCode({ state }).slice(0, 5),
      };
    }),
    doctor: many(90, () => `Dr. ${faker.person.firstName()} ${faker.person.lastName()}`),
  };
}
