import type { PiiType } from '../../span.ts';
import { addressVariants } from './address.ts';
import { dateVariants } from './date.ts';
import { emailVariants } from './email.ts';
import { idVariants } from './id.ts';
import { nameVariants } from './name.ts';
import { phoneVariants } from './phone.ts';
import { whole, withErrors, type Variant } from './variant.ts';

export { ideographic, type Context, type Variant } from './variant.ts';

export type KnownKind = 'name' | 'email' | 'phone' | 'address' | 'id' | 'date' | 'text';

/** How to search for a value when the caller does not say. */
export function kindOf(type: PiiType): KnownKind {
  switch (type) {
    case 'PERSON':
      return 'name';
    case 'EMAIL':
      return 'email';
    case 'PHONE':
      return 'phone';
    case 'ADDRESS':
    case 'LOC':
      return 'address';
    case 'DATE_OF_BIRTH':
    case 'DATE':
      return 'date';
    case 'ORG':
    case 'URL':
    case 'PASSWORD':
    case 'OTHER':
      return 'text';
    default:
      return 'id';
  }
}

/** Every spelling of a value worth searching for. Values of fewer than two letters or three digits have none. */
export function variantsOf(value: string, kind: KnownKind): Variant[] {
  switch (kind) {
    case 'name':
      return nameVariants(value);
    case 'email':
      return emailVariants(value);
    case 'phone':
      return phoneVariants(value);
    case 'address':
      return addressVariants(value);
    case 'date':
      return dateVariants(value);
    case 'id':
      return idVariants(value);
    case 'text':
      return withErrors(whole(value));
  }
}
