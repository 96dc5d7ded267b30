import type { Detector } from '../span.ts';
import { tagger } from '../tagger/index.ts';
import { address } from './address.ts';
import { age } from './age.ts';
import { apiKey } from './apiKey.ts';
import { cardSecrets } from './cardSecrets.ts';
import { coordinates } from './coordinates.ts';
import { creditCard } from './creditCard.ts';
import { crypto } from './crypto.ts';
import { date } from './date.ts';
import { dateOfBirth } from './dateOfBirth.ts';
import { deviceId } from './deviceId.ts';
import { email } from './email.ts';
import { encodedText } from './encodedText.ts';
import { iban } from './iban.ts';
import { ipAddress } from './ipAddress.ts';
import { jwt } from './jwt.ts';
import { labelledId } from './labelledId.ts';
import { licensePlate } from './licensePlate.ts';
import { macAddress } from './macAddress.ts';
import { nationalId } from './nationalId.ts';
import { nationality } from './nationality.ts';
import { password } from './password.ts';
import { phone } from './phone.ts';
import { postalCode } from './postalCode.ts';
import { prefixedId } from './prefixedId.ts';
import { privateKey } from './privateKey.ts';
import { spelledWord } from './spelledWord.ts';
import { spokenAddress } from './spokenAddress.ts';
import { spokenDate } from './spokenDate.ts';
import { spokenNumber } from './spokenNumber.ts';
import { ssn } from './ssn.ts';
import { turnNumber } from './turnNumber.ts';
import { url } from './url.ts';
import { username } from './username.ts';
import { writtenEmail } from './writtenEmail.ts';

/** Every pattern of the package, tier 1 alone. To add a type: one file here, one line in this list, one table test. */
export const patternDetectors: readonly Detector[] = [
  address,
  age,
  apiKey,
  cardSecrets,
  coordinates,
  creditCard,
  crypto,
  date,
  dateOfBirth,
  deviceId,
  email,
  encodedText,
  iban,
  ipAddress,
  jwt,
  labelledId,
  licensePlate,
  macAddress,
  nationalId,
  nationality,
  password,
  phone,
  postalCode,
  prefixedId,
  privateKey,
  spelledWord,
  spokenAddress,
  spokenDate,
  spokenNumber,
  ssn,
  turnNumber,
  url,
  username,
  writtenEmail,
];

/** What is searched with when nothing else is said: the patterns, and the model for what has no form. */
export const builtInDetectors: readonly Detector[] = [...patternDetectors, tagger];
