import { randomBytes, randomUUID } from 'node:crypto';

/** A new id nobody can guess, `asg_` and 32 hex digits for the prefix `asg`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`;
}

/** A new UUID, version 4. */
export function newUuid(): string {
  return randomUUID();
}
