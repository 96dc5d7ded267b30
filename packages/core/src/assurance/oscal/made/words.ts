import type { OscalObject } from '../json.ts';

/** The version of OSCAL that exports are made in. */
export const OSCAL_VERSION = '1.2.2';

/** Under which the properties of ours stand, so that nobody takes them for OSCAL's. */
export const NAMESPACE = 'urn:cordon:oscal';

/** RFC 3339 in UTC. */
export function instant(at: number): string {
  return new Date(at).toISOString();
}

/** A line as OSCAL has it: not empty, without breaks, without blanks at its ends. */
export function line(text: string): string {
  const one = text.replaceAll(/\s+/g, ' ').trim();
  return one === '' ? 'not named' : one;
}

/** A property of ours. */
export function prop(name: string, value: string | number): OscalObject {
  return { name, ns: NAMESPACE, value: line(String(value)) };
}
