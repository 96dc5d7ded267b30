import type { Detector } from '../span.ts';
import { address } from './address.ts';
import { apiKey } from './apiKey.ts';
import { creditCard } from './creditCard.ts';
import { crypto } from './crypto.ts';
import { dateOfBirth } from './dateOfBirth.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ipAddress } from './ipAddress.ts';
import { jwt } from './jwt.ts';
import { labelledIds } from './labelledId.ts';
import { macAddress } from './macAddress.ts';
import { password } from './password.ts';
import { phone } from './phone.ts';
import { postalCode } from './postalCode.ts';
import { privateKey } from './privateKey.ts';
import { ssn } from './ssn.ts';
import { url } from './url.ts';
import { username } from './username.ts';

/** Every pattern of the package. To add a type: one file here, one line in this list, one table test. */
export const builtInDetectors: readonly Detector[] = [
  address,
  apiKey,
  creditCard,
  crypto,
  dateOfBirth,
  email,
  iban,
  ipAddress,
  jwt,
  ...labelledIds,
  macAddress,
  password,
  phone,
  postalCode,
  privateKey,
  ssn,
  url,
  username,
];
