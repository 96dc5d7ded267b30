/*
 * A canary's address, as each person sees another. It is the address on file with seven digits at the end of the part
 * before the `@`, so that its first letter and its domain, all that a mask lets through, stay what they are.
 */

const ADDRESS = /^([^@\s]+)@([^@\s]+\.[^@\s]+)$/u;
const DIGITS = 7;

/** Whether an address can be a canary's. */
export function isAddress(address: string): boolean {
  return ADDRESS.test(address) && address.length <= 200;
}

/** @param mac keyed hash of who sees which canary; four bytes of it are used */
export function addressFor(address: string, mac: Uint8Array): string {
  const number = mac.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0) % 10 ** DIGITS;
  return address.replace(ADDRESS, `$1${String(number).padStart(DIGITS, '0')}@$2`);
}

/** Addresses are compared without regard to case, as people type them and mail servers treat them. */
export function sameAddress(address: string): string {
  return address.trim().toLowerCase();
}
