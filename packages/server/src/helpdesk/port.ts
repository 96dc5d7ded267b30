import type { Seat } from '@cordon/core/helpdesk';

/*
 * A helpdesk as Cordon uses it, whichever it is. What comes from it was written by anybody: names, texts and types are
 * claims, and only `customer.setBy` is looked at before something is believed.
 */

/** A ticket as its head says. People are named by the helpdesk's own id or login. */
export interface UpstreamTicket {
  readonly number: string;
  /** Name or id of the queue (RT) or group (Zendesk). */
  readonly queue: string;
  readonly subject: string;
  readonly status: 'open' | 'pending' | 'closed';
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly requesters: readonly string[];
  /** Whoever gets a copy of what is said on it, staff aside. */
  readonly copies: readonly string[];
}

/** A file of a message: all but its bytes. `id` is the helpdesk's own, never shown to anybody. */
export interface UpstreamFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes, as the helpdesk says. */
  readonly size: number;
}

export interface UpstreamMessage {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  /** Staff, or anybody else. */
  readonly staff: boolean;
  /** A comment among staff, which the customer never sees. */
  readonly internal: boolean;
  /** Plain text. */
  readonly body: string;
  readonly files: readonly UpstreamFile[];
}

/** What was said on a ticket, and what was done to it. */
export interface UpstreamConversation {
  readonly messages: readonly UpstreamMessage[];
  /** The company-set field that names the customer, and who set it to this. */
  readonly customer: { readonly value: string; readonly setBy: string } | null;
  /** Tickets that were merged into this one. What was said on those is no part of `messages`. */
  readonly mergedFrom: readonly string[];
  /** The ticket this one was merged into. */
  readonly mergedInto: string | null;
}

/** Tickets that changed, oldest change first. */
export interface Changes {
  readonly tickets: readonly UpstreamTicket[];
  /** Where to go on. Going on from an older one repeats and never leaves out. */
  readonly cursor: string;
  /** Tickets still to come, as far as the helpdesk says. */
  readonly left: number;
  readonly more: boolean;
}

/** Every call throws `Failure('helpdesk-unavailable')`, whose text is ours. */
export interface Helpdesk {
  /** @param cursor of an earlier answer, or null to begin at `since` */
  changed(cursor: string | null, since: Date): Promise<Changes>;
  /** @param known ids of messages that need not be read again */
  conversation(ticket: UpstreamTicket, known: ReadonlySet<string>): Promise<UpstreamConversation>;
  /** The bytes of a file. @returns null when it is gone, or larger than `most` bytes */
  file(number: string, file: FileAt, most: number): Promise<Uint8Array | null>;
  /** @returns false when it was gone already */
  deleteFile(number: string, file: FileAt): Promise<boolean>;
  /** Adds a comment among staff. The customer gets nothing. @returns false when the ticket is gone or takes none */
  comment(number: string, text: string): Promise<boolean>;
  /** @returns as `comment` */
  close(number: string): Promise<boolean>;
  /** Every seat that shows more than Cordon does. @throws Failure `helpdesk-unreadable` when it is not told */
  seats(queues: readonly string[], now: Date): Promise<readonly Seat[]>;
  /** Checks address and credential. */
  hello(): Promise<void>;
  end(): void;
}

/** Where a file is: Zendesk names it below its comment. */
export interface FileAt {
  readonly message: string;
  readonly id: string;
}
