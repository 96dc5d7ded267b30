import type { BindingKind } from '@cordon/core/kernel';

/** One message as a helpdesk delivers it. `id` is the helpdesk's own and unique within the ticket. */
export interface DeliveredMessage {
  readonly id: string;
  readonly at: Date;
  /** `note`: a comment among the company's own people. */
  readonly author: 'customer' | 'agent' | 'system' | 'note';
  readonly body: string;
  readonly attachments?: readonly DeliveredAttachment[];
}

/** A file that came with a message. `id` is unique within the message. */
export interface DeliveredAttachment {
  readonly id: string;
  readonly name: string;
  /** MIME type as the helpdesk says it. */
  readonly mediaType: string;
  /** Its bytes, or where they stay in the helpdesk until somebody may see them. */
  readonly body: Uint8Array | RemoteFile;
}

/** A file that stays in the helpdesk. */
export interface RemoteFile {
  readonly message: string;
  readonly id: string;
  /** Bytes, as the helpdesk says. */
  readonly size: number;
}

/** A ticket as a helpdesk delivers it. */
export interface DeliveredTicket {
  readonly source: string;
  readonly externalId: string;
  /** Party id of the vendor whose queue it is in. */
  readonly party: string;
  readonly purpose: string;
  readonly subjectLine: string;
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  readonly status: 'open' | 'pending' | 'closed';
  readonly createdAt: Date;
  /** The helpdesk's time of this state; deliveries without one say nothing of what came before. */
  readonly updatedAt?: Date;
  /**
   * The customer, when the company's side knows: a signed-in request, or authenticated mail from the address on
   * file. Null for a caller nobody confirmed yet.
   */
  readonly requester: {
    readonly by: Extract<BindingKind, 'request' | 'mail'>;
    readonly subject: string;
  } | null;
  readonly messages: readonly DeliveredMessage[];
}

/** Where deliveries go. */
export interface TicketIntake {
  /** Stores or updates the ticket; a repeated or late delivery changes nothing it should not. */
  receive(ticket: DeliveredTicket): Promise<{ readonly id: string; readonly created: boolean }>;
}

/** What is told to the helpdesk a ticket came from; nothing of it where it came another way. */
export interface UpstreamRecord {
  /** Keeps what was noted or answered through Cordon: redacted, for staff, under its entry. */
  comment(ticket: string, text: string, entry: number): Promise<void>;
  closed(ticket: string): Promise<void>;
}
