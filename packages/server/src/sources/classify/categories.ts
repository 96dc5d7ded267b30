import type { PiiType } from '@cordon/pii';

/** What a sampled value was seen to be: its category, and how it is called in a reason. */
export interface Seen {
  /** Key of the Fides taxonomy. */
  readonly category: string;
  readonly words: string;
}

const ID = 'user.government_id.national_identification_number';
const SECRET = 'user.authorization.credentials';
const INSURANCE = 'user.health_and_medical.insurance_beneficiary_id';

/**
 * What the detectors of the pii package see, as categories an agreement can grant. Dates, links, places and firms are
 * not here: every table holds some, and they say nothing of whose data it is.
 */
export const seenAs: Readonly<Partial<Record<PiiType, Seen>>> = {
  PERSON: { category: 'user.name', words: 'names of people' },
  ADDRESS: { category: 'user.contact.address', words: 'addresses' },
  EMAIL: { category: 'user.contact.email', words: 'e-mail addresses' },
  PHONE: { category: 'user.contact.phone_number', words: 'telephone numbers' },
  CREDIT_CARD: { category: 'user.financial.credit_card', words: 'card numbers' },
  CARD_CVV: { category: 'user.financial.credit_card', words: 'security codes of cards' },
  CARD_EXPIRY: { category: 'user.financial.credit_card', words: 'expiry dates of cards' },
  IBAN: { category: 'user.financial.bank_account', words: 'IBANs' },
  SWIFT: { category: 'user.financial.bank_account', words: 'bank codes' },
  BANK_ROUTING: { category: 'user.financial.bank_account', words: 'bank codes' },
  ACCOUNT: { category: 'user.financial.bank_account', words: 'account numbers' },
  CRYPTO: { category: 'user.financial', words: 'wallet addresses' },
  DATE_OF_BIRTH: { category: 'user.demographic.date_of_birth', words: 'dates of birth' },
  AGE: { category: 'user.demographic.age_range', words: 'ages' },
  NATIONALITY: { category: 'user.demographic', words: 'nationalities' },
  IP: { category: 'user.device.ip_address', words: 'IP addresses' },
  MAC: { category: 'user.device.device_id', words: 'device addresses' },
  USERNAME: { category: 'user.account.username', words: 'user names' },
  PASSWORD: { category: SECRET, words: 'passwords' },
  PIN: { category: SECRET, words: 'PINs' },
  JWT: { category: SECRET, words: 'access tokens' },
  API_KEY: { category: SECRET, words: 'access keys' },
  AWS_ACCESS_KEY: { category: SECRET, words: 'access keys' },
  AWS_SECRET_KEY: { category: SECRET, words: 'access keys' },
  PRIVATE_KEY: { category: SECRET, words: 'private keys' },
  PASSPORT: { category: 'user.government_id.passport_number', words: 'passport numbers' },
  DRIVER_ID: { category: 'user.government_id.drivers_license_number', words: 'driving licence numbers' },
  LICENSE_PLATE: { category: 'user.government_id.vehicle_registration', words: 'number plates' },
  VEHICLE_ID: { category: 'user.government_id.vehicle_registration', words: 'vehicle numbers' },
  MRN: { category: 'user.health_and_medical.record_id', words: 'patient record numbers' },
  HEALTH_ID: { category: INSURANCE, words: 'health insurance numbers' },
  UK_NHS: { category: INSURANCE, words: 'health insurance numbers' },
  CA_HEALTH: { category: INSURANCE, words: 'health insurance numbers' },
  SSN: { category: ID, words: 'social security numbers' },
  TAX_ID: { category: ID, words: 'tax numbers' },
  NATIONAL_ID: { category: ID, words: 'national identity numbers' },
  US_ITIN: { category: ID, words: 'tax numbers' },
  UK_NINO: { category: ID, words: 'national insurance numbers' },
  UK_UTR: { category: ID, words: 'tax numbers' },
  CA_SIN: { category: ID, words: 'social insurance numbers' },
  IN_AADHAAR: { category: ID, words: 'national identity numbers' },
  IN_PAN: { category: ID, words: 'tax numbers' },
  IN_NREGA: { category: ID, words: 'national identity numbers' },
  IN_VOTER: { category: ID, words: 'national identity numbers' },
};
