import type { PiiType } from '../src/index.ts';

/**
 * Labels of the public sets -> our types. `null`: labelled there, but no kind this package claims to find (a
 * medicine, a job title); such spans count neither as missed nor, when hidden, as torn.
 */
const others: Readonly<Record<string, PiiType | null>> = {
  POSTAL_CODE: 'ZIP',
  GPE: 'LOC',
  LOCATION_NAME: 'LOC',
  TAXNUM: 'TAX_ID',
  PASSPORTID: 'PASSPORT',
  PASSPORT_NUMBER: 'PASSPORT',
  VISA_NUMBER: 'PASSPORT',
  LICENSEPLATENUM: 'LICENSE_PLATE',
  SECURITYTOKEN: 'API_KEY',
  SECRET: 'API_KEY',
  AUTHENTICATION_TOKEN: 'API_KEY',
  IDCARDNUM: 'NATIONAL_ID',
  NATIONALID: 'NATIONAL_ID',
  NATIONAL_ID_NUMBER: 'NATIONAL_ID',
  DRIVERLICENSENUM: 'DRIVER_ID',
  DRIVER_LICENSE_NUMBER: 'DRIVER_ID',
  MEDICAL_RECORD_NUMBER: 'MRN',
  NPI_NUMBER: 'ACCOUNT',
  DEA_NUMBER: 'ACCOUNT',
  BAR_NUMBER: 'ACCOUNT',
  COURT_CASE_NUMBER: 'ACCOUNT',
  DOCKET_NUMBER: 'ACCOUNT',
  EMPLOYEE_ID: 'ACCOUNT',
  INVOICE_NUMBER: 'ACCOUNT',
  INSURANCE_POLICY_NUMBER: 'ACCOUNT',
  PRESCRIPTION_NUMBER: 'ACCOUNT',
  BIOMETRIC_ID: 'ACCOUNT',
  DEVICE_IDENTIFIER: 'ACCOUNT',
  HEALTH_INSURANCE_ID: 'HEALTH_ID',
  BANK_ROUTING_NUMBER: 'BANK_ROUTING',
  SWIFT_BIC_CODE: 'SWIFT',
  CRYPTOCURRENCY_ADDRESS: 'CRYPTO',
  VEHICLE_IDENTIFICATION_NUMBER: 'VEHICLE_ID',
  SOCIAL_MEDIA_HANDLE: 'USERNAME',
  MEDICATION_NAME: null,
  HEALTH_CONDITION: null,
  PROCEDURE_NAME: null,
  JOB_TITLE: null,
  SALARY: null,
  POLITICAL_OPINION: null,
  RELIGIOUS_BELIEF: null,
  LATITUDE_LONGITUDE: null,
  ETHNICITY: null,
  HOUSEHOLD_SIZE: null,
  GENDER: null,
  MARITAL_STATUS: null,
  EDUCATION_LEVEL: null,
  VEHICLE_MODEL: null,
  GROUP: null,
  PRODUCT: null,
  WORK: null,
  MISC: null,
};

/** Our type for a label of a set, or what it is scored as (`null`: not scored). */
export function scoredAs(label: string): string | null {
  return label in others ? (others[label] ?? null) : label;
}

/** Types that are one thing in the eyes of a reader; scored alike when types are compared. */
const families: Readonly<Record<string, string>> = {
  LOC: 'ADDRESS',
  ZIP: 'ADDRESS',
  DATE_OF_BIRTH: 'DATE',
  AWS_ACCESS_KEY: 'API_KEY',
  AWS_SECRET_KEY: 'API_KEY',
  JWT: 'API_KEY',
  PRIVATE_KEY: 'API_KEY',
  UK_NINO: 'NATIONAL_ID',
  IN_AADHAAR: 'NATIONAL_ID',
  IN_VOTER: 'NATIONAL_ID',
  IN_NREGA: 'NATIONAL_ID',
  CA_SIN: 'NATIONAL_ID',
  US_ITIN: 'TAX_ID',
  UK_UTR: 'TAX_ID',
  IN_PAN: 'TAX_ID',
  UK_NHS: 'HEALTH_ID',
  CA_HEALTH: 'HEALTH_ID',
  NPI: 'ACCOUNT',
  DEA: 'ACCOUNT',
  DEVICE_ID: 'ACCOUNT',
};

/** Whether a span of type `found` answers a labelled span of type `wanted`. */
export function sameKind(found: string, wanted: string): boolean {
  return found === wanted || (families[found] ?? found) === (families[wanted] ?? wanted);
}
