import { fromUtf8, toUtf8 } from '@cordon/ledger';
import type { TicketKey } from '../atRest/index.ts';
import { opened } from './sealedRows.ts';

type Column = 'bound_subject' | 'first_subject';

/** A customer's number as it is kept on a ticket. */
export function sealedSubject(
  key: TicketKey,
  ticket: string,
  column: Column,
  subject: string | null,
): Buffer | null {
  return subject === null ? null : key.seal({ table: 'tickets', column, row: ticket }, toUtf8(subject));
}

/** Whom a ticket is of: opened, or in clear where it came before sealing. @throws Failure `key-unavailable` */
export function subjectOf(
  row: {
    readonly id: string;
    readonly bound_subject: string | null;
    readonly bound_subject_sealed: Buffer | null;
  },
  key: TicketKey | null,
): string | null {
  const { id, bound_subject: clear, bound_subject_sealed: sealed } = row;
  if (sealed === null) return clear;
  return fromUtf8(opened(key, { table: 'tickets', column: 'bound_subject', row: id }, sealed));
}
