import { openBytes, sealBytes } from '../platform/aead.ts';
import type { SqlRunner } from '../platform/db.ts';

/** Where a sealed value stands. It opens nowhere else: a value moved to another row or column is refused. */
export interface Cell {
  readonly table:
    | 'ticket_messages'
    | 'ticket_attachments'
    | 'tickets'
    | 'rebinds'
    | 'reveals'
    | 'export_pieces'
    | 'helpdesk_writes'
    | 'recording_pieces'
    | 'originals'
    | 'quality_quarantine'
    | 'quality_conversations'
    | 'quality_sounds';
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

/** A key per vendor and agreement, as kept. */
export interface DataKey {
  readonly id: string;
  readonly party: string;
  readonly agreement: string | null;
  readonly wrapped: string | null;
}

/** What a statement that reads a ticket takes along, so that its key costs no statement of its own. */
export const KEY_COLUMNS = `k.wrapped AS "keyWrapped", d.id AS "keyUnder", d.party_id AS "keyParty",
       d.agreement_id AS "keyAgreement", d.wrapped AS "keyUnderWrapped"`;

/** @param ticket SQL that is the ticket's id */
export function keyJoin(ticket: string): string {
  return `LEFT JOIN cordon.ticket_keys k ON k.ticket_id = ${ticket} LEFT JOIN cordon.data_keys d ON d.id = k.data_key_id`;
}

/** The row of {@link KEY_COLUMNS}; all null where the ticket has no key. */
export interface KeyRow {
  readonly keyWrapped: Buffer | null;
  readonly keyUnder: string | null;
  readonly keyParty: string | null;
  readonly keyAgreement: string | null;
  readonly keyUnderWrapped: string | null;
}

/** Opens and makes the keys that what stands on tickets is sealed with. Every call takes the connection it runs on. */
export interface Keyring {
  /** @returns null when nothing of the ticket was ever sealed. @throws Failure `key-destroyed`, `key-unavailable` */
  of(db: SqlRunner, ticket: string): Promise<TicketKey | null>;
  /** As {@link Keyring.of}, from what was read with the ticket. */
  opened(ticket: string, row: KeyRow): Promise<TicketKey | null>;
  /** The ticket's key, made when it has none: under the agreement that covers its vendor and source, or the vendor's. */
  forTicket(tx: SqlRunner, ticket: string): Promise<TicketKey>;
  /**
   * Puts tickets under the key of whoever works on them now. Only their keys are wrapped anew; what they seal stays.
   * @param agreement null for the vendor's own key
   */
  moveTo(tx: SqlRunner, tickets: readonly string[], party: string, agreement: string | null): Promise<void>;
  /** The newest key of a vendor and agreement, made when there is none; it is not replaced before `tx` ends. */
  current(tx: SqlRunner, party: string, agreement: string | null): Promise<DataKey>;
  /** @throws Failure `key-destroyed`, `key-unavailable` */
  open(key: DataKey): Promise<Uint8Array>;
  /** Forgets the keys held in memory. */
  forget(): void;
}

/** The keys of an agreement, at its end. */
export interface AgreementKeys {
  /**
   * Destroys every key of an ended agreement (crypto-erasure): here, and at the provider, so that a copy of the database
   * from before opens none of it. Conversations that live on are put under the key of whoever has them now. Agreements,
   * ledger and openings are under none of these keys. When it breaks off, doing it again goes on.
   * @param destruction approved by a second person; the database looks at it again, and at legal holds
   * @returns keys destroyed, by which provider, and false for `everywhere` when it can destroy nothing itself
   * @throws Failure `legal-hold`, `second-person-needed`, `agreement-stands`, `key-unavailable`
   */
  destroy(
    agreement: { readonly id: string; readonly processor: { readonly id: string } },
    destruction: string,
  ): Promise<{ readonly keys: number; readonly provider: string; readonly everywhere: boolean }>;
}
