import { randomBytes, randomUUID } from 'node:crypto';

/** A new id nobody can guess, `asg_` and 32 hex digits for the prefix `asg`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`;
}

/** A random UUID (RFC 9562, version 4). */
export const newUuid = (): string => randomUUID();

/** 128 bits nobody can guess, as 32 hex digits: what something is drawn from that can be drawn again. */
export const newSeed = (): string => randomBytes(16).toString('hex');
