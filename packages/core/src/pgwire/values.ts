import type { Format, Value } from './messages.ts';

/**
 * A bound parameter as text, for the ledger.
 * @param type OID
 * @returns null for what is not known, and for SQL's null
 */
export function parameterText(_type: number, _format: Format, _value: Value): string | null {
  return null;
}
