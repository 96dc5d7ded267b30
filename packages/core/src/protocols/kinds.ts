/** A kind of personal data that people ask for and type, whether or not a source holds it. */
export interface DataKind {
  readonly kind: string;
  /** Words a person reads: "a card number". */
  readonly words: string;
  /** Where it stands in the Fides taxonomy. */
  readonly category: string;
  /** What @cordon/pii calls values of it. */
  readonly types: readonly string[];
  /** No agreement makes it right to ask for or write down: it opens something (PCI DSS 3.3.1 for the card's code). */
  readonly secret?: true;
}

/** The kinds a text is searched for. A type that is in none of them (a date, an age) says too little to hold a text back. */
export const dataKinds: readonly DataKind[] = [
  { kind: 'name', words: 'a name', category: 'user.name', types: [] },
  { kind: 'e-mail', words: 'an e-mail address', category: 'user.contact.email', types: ['EMAIL'] },
  { kind: 'phone', words: 'a phone number', category: 'user.contact.phone_number', types: ['PHONE'] },
  { kind: 'postal-code', words: 'a postal code', category: 'user.contact.address.postal_code', types: [] },
  { kind: 'address', words: 'an address', category: 'user.contact.address', types: [] },
  {
    kind: 'date-of-birth',
    words: 'a date of birth',
    category: 'user.demographic.date_of_birth',
    types: ['DATE_OF_BIRTH'],
  },
  {
    kind: 'card-code',
    words: 'a card’s security code',
    category: 'user.authorization.card_code',
    types: ['CARD_CVV'],
    secret: true,
  },
  {
    kind: 'card-number',
    words: 'a card number',
    category: 'user.financial.credit_card',
    types: ['CREDIT_CARD'],
  },
  {
    kind: 'bank-account',
    words: 'a bank account number',
    category: 'user.financial.account_number',
    types: ['IBAN', 'BANK_ROUTING'],
  },
  {
    kind: 'secret',
    words: 'a password, PIN or one-time code',
    category: 'user.authorization.credentials',
    types: ['PASSWORD', 'PIN', 'JWT', 'API_KEY', 'AWS_ACCESS_KEY', 'AWS_SECRET_KEY', 'PRIVATE_KEY'],
    secret: true,
  },
  {
    kind: 'passport',
    words: 'a passport number',
    category: 'user.government_id.passport_number',
    types: ['PASSPORT'],
  },
  {
    kind: 'driving-licence',
    words: 'a driving licence number',
    category: 'user.government_id.drivers_license_number',
    types: ['DRIVER_ID'],
  },
  {
    kind: 'national-id',
    words: 'a national or tax number',
    category: 'user.government_id',
    types: [
      ...['SSN', 'NATIONAL_ID', 'TAX_ID', 'US_ITIN', 'UK_NINO', 'UK_UTR', 'CA_SIN'],
      ...['IN_AADHAAR', 'IN_PAN', 'IN_NREGA', 'IN_VOTER'],
    ],
  },
  {
    kind: 'health-number',
    words: 'a health insurance or patient number',
    category: 'user.health_and_medical.insurance_beneficiary_id',
    types: ['MRN', 'HEALTH_ID', 'UK_NHS', 'CA_HEALTH'],
  },
  { kind: 'health', words: 'a diagnosis or medicine', category: 'user.health_and_medical', types: [] },
  { kind: 'username', words: 'a user name', category: 'user.account.username', types: [] },
];

const byName = new Map(dataKinds.map((one) => [one.kind, one]));
const byType = new Map(dataKinds.flatMap((one) => one.types.map((type) => [type, one] as const)));

/** The kind a type of @cordon/pii is of, where it is of one. */
export function kindOfType(type: string): DataKind | undefined {
  return byType.get(type);
}

/** @throws Error for a name that is not in the table: the caller's own mistake */
export function dataKind(kind: string): DataKind {
  const found = byName.get(kind);
  if (found === undefined) throw new Error(`no kind of data is called ${kind}`);
  return found;
}
