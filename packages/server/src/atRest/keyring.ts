import { openBytes, sealBytes } from '../platform/aead.ts';

/** Where a sealed value stands. It opens nowhere else: a value moved to another row or column is refused. */
export interface Cell {
  readonly table: 'ticket_messages' | 'ticket_attachments';
  readonly column: string;
  /** Primary key of the row. */
  readonly row: string;
}

/** The key of one ticket. */
export interface TicketKey {
  seal(cell: Cell, plaintext: Uint8Array): Buffer;
  /** @throws Error when it was altered, cut, or moved from another cell */
  open(cell: Cell, sealed: Uint8Array): Buffer;
}

export function ticketKey(key: Uint8Array): TicketKey {
  return {
    seal: (cell, plaintext) => sealBytes(key, plaintext, contextOf(cell)),
    open: (cell, sealed) => openBytes(key, sealed, contextOf(cell)),
  };
}

function contextOf({ table, column, row }: Cell): string {
  return `cordon/at-rest/v1 ${table}.${column} ${row}`;
}

/** What the provider knows a vendor's or an agreement's keys by. */
export function providerContext(party: string, agreement: string | null): string {
  return agreement === null ? `party:${party}` : `agreement:${agreement}`;
}

/** A ticket's key is wrapped for that ticket: it cannot be exchanged for another ticket's. */
export function ticketContext(ticket: string): string {
  return `cordon/ticket-key/v1 ${ticket}`;
}
