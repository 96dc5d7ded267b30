import { shiftCode, type Shift } from '@cordon/core/policy';
import type { WorkAgreement } from '../../assignments/deps.ts';
import { wrong } from './csv.ts';
import type { RosterRow } from './schemas.ts';
import { shiftOf } from './shift.ts';

/** The agreement somebody is given work under, and when they work. */
export interface RosterWork {
  /** Agreement id; null: work is given by hand. */
  readonly agreement: string | null;
  /** Null for always. */
  readonly shift: Shift | null;
}

export const NO_WORK: RosterWork = { agreement: null, shift: null };

/**
 * What a line says of work, checked as a group's mapping is: an agreement of this vendor in force names the role and the
 * purpose. What the line does not name stays as it is.
 * @param agreements of the vendor, in force
 * @throws Failure `bad-request` with the line
 */
export function workOf(
  row: RosterRow,
  before: RosterWork,
  as: { readonly role: string; readonly accessRole: string | null; readonly purpose: string | null },
  agreements: readonly WorkAgreement[],
  line: number,
): RosterWork {
  if (as.role !== 'agent') {
    if (row.agreement != null) throw wrong(line, 'only agents work under an agreement');
    return NO_WORK;
  }
  const agreement = row.agreement === undefined ? before.agreement : idOf(row.agreement, agreements, line);
  if (agreement === null) {
    if (row.shift != null) throw wrong(line, 'a shift goes with an agreement');
    return NO_WORK;
  }
  const shift = row.shift === undefined ? before.shift : row.shift === null ? null : shiftOf(row.shift);
  if (shift === undefined) {
    throw wrong(line, 'a shift is "always", or as "mon,tue 08:00-17:00 Asia/Manila"');
  }
  const under = agreements.find(({ id }) => id === agreement);
  // One that is no longer in force stays as it was and gives nothing.
  if (under === undefined) return { agreement, shift };
  if (!under.works.some((one) => one.accessRole === as.accessRole && one.purpose === as.purpose)) {
    throw wrong(line, 'the agreement does not name this accessRole and purpose');
  }
  return { agreement, shift };
}

/** One answer for another vendor's agreement, one that is not there and one not in force. */
function idOf(named: string | null, agreements: readonly WorkAgreement[], line: number): string | null {
  if (named === null) return null;
  const title = named.toLowerCase();
  const found = agreements.filter(({ id, title: one }) => id === named || one.toLowerCase() === title);
  if (found.length !== 1)
    throw wrong(line, 'the vendor has no such agreement in force, or two of that title');
  return found[0]?.id ?? null;
}

/** Names of what of it differs. */
export function workChanges(one: RosterWork, next: RosterWork): string[] {
  return [
    ...(one.agreement === next.agreement ? [] : ['agreement']),
    ...(shiftCode(one.shift) === shiftCode(next.shift) ? [] : ['shift']),
  ];
}
