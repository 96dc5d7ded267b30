import type { Deed, SubjectAccess } from './access.ts';

/** Why a disclosure need not be accounted for: 45 CFR 164.528(a)(1)(i) to (ix), in its order. */
export const exceptions = [
  'treatment-payment-operations',
  'to-the-individual',
  'incident-to-permitted',
  'authorised',
  'directory-or-care',
  'national-security',
  'custody',
  'limited-data-set',
  'before-compliance-date',
] as const;

export type Exception = (typeof exceptions)[number];

/** What a privacy officer confirmed of a purpose of an agreement: an exception, or that there is none. */
export type Ruling = Exception | 'none';

/** Why an access is not in an accounting. */
export type LeftOut =
  | Exception
  /** Nothing was shown to anybody. */
  | 'nothing-disclosed'
  /** By the covered entity's own people: a use, not a disclosure (45 CFR 160.103). */
  | 'own-use'
  /** No protected health information, under an agreement that HIPAA does not govern. */
  | 'no-health-information';

/** A disclosure, or several to the same recipient for one purpose, told of together (45 CFR 164.528(b)(3)). */
export interface Disclosure {
  readonly recipient: string;
  readonly agreement: string | null;
  readonly purpose: string;
  /** Whether the purpose was ruled upon; where it was not, it is told of all the same. */
  readonly ruled: boolean;
  /** RFC 3339. */
  readonly first: string;
  readonly last: string;
  readonly times: number;
  readonly fields: SubjectAccess['fields'];
  readonly entries: readonly number[];
}

export interface Accounting {
  readonly disclosures: readonly Disclosure[];
  /** How many accesses were left out, by why. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** Held back while an agency asks for it: told to the officer, never to the customer. */
  readonly suspended: number;
}

/** What an accounting has to know beside the accesses. */
export interface AccountingGround {
  /** The company's own party. */
  readonly company: string;
  /** Whether HIPAA governs an agreement: then all that identifies its customers is protected health information. */
  readonly governed: (agreement: string | null) => boolean;
  readonly ruling: (agreement: string | null, purpose: string) => Ruling | null;
  /** Key of the Fides taxonomy; null for what no data map knows any more. */
  readonly category: (resource: string, field: string) => string | null;
  /** Recipients of whom the customer may not be told now (45 CFR 164.528(a)(2)). */
  readonly suspended: ReadonlySet<string>;
}

/** Tell something of the customer even where their entry names no field. */
const TELLING: ReadonlySet<Deed> = new Set(['recording-watched', 'unsealed', 'file-seen', 'found']);

const HEALTH = 'user.health_and_medical';

/**
 * What a covered entity has to account for to one individual. Whatever is not known to be an exception is listed.
 * @param accesses of the period only
 */
export function accountingOf(accesses: readonly SubjectAccess[], ground: AccountingGround): Accounting {
  const leftOut: Partial<Record<LeftOut, number>> = {};
  let suspended = 0;
  const listed: SubjectAccess[] = [];
  for (const access of accesses) {
    const why = whyNot(access, ground);
    if (why !== null) leftOut[why] = (leftOut[why] ?? 0) + 1;
    else if (ground.suspended.has(access.party)) suspended += 1;
    else listed.push(access);
  }
  const alike = Map.groupBy(listed, ({ party, agreement, purpose }) =>
    JSON.stringify([party, agreement, purpose]),
  );
  return {
    disclosures: [...alike.values()].flatMap((some) => disclosureOf(some, ground)),
    leftOut,
    suspended,
  };
}

function whyNot(access: SubjectAccess, ground: AccountingGround): LeftOut | null {
  if (access.party === ground.company) return 'own-use';
  if (access.deed === 'written-to') return 'to-the-individual';
  const told = toldOf(access);
  const tells = told.length > 0 || TELLING.has(access.deed);
  if (access.outcome === 'refused' || !tells) return 'nothing-disclosed';
  const health = told.some(({ resource, field }) => isHealth(ground.category(resource, field)));
  if (!ground.governed(access.agreement) && !health) return 'no-health-information';
  const ruling = ground.ruling(access.agreement, access.purpose);
  return ruling === null || ruling === 'none' ? null : ruling;
}

/** What is of no known category may be about health. */
function isHealth(category: string | null): boolean {
  return category === null || category === HEALTH || category.startsWith(`${HEALTH}.`);
}

/** A text with values taken out still tells the rest; only what was put in unseen told nobody. */
function toldOf({ fields }: SubjectAccess): SubjectAccess['fields'] {
  return fields.filter(({ how }) => how !== 'used');
}

function disclosureOf(some: readonly SubjectAccess[], ground: AccountingGround): readonly Disclosure[] {
  const [first] = some;
  if (first === undefined) return [];
  const { party: recipient, agreement, purpose } = first;
  const fields = new Map(
    some.flatMap(toldOf).map((one) => [`${one.resource} ${one.field} ${one.how}`, one] as const),
  );
  return [
    {
      ...{ recipient, agreement, purpose, first: first.at, last: some.at(-1)?.at ?? first.at },
      ...{ ruled: ground.ruling(agreement, purpose) !== null, times: some.length },
      fields: [...fields.values()],
      entries: some.flatMap(({ entries }) => entries),
    },
  ];
}
