import type { BindingKind } from '@cordon/core/kernel';

/** One message as a helpdesk delivers it. `id` is the helpdesk's own and unique within the ticket. */
export interface DeliveredMessage {
  readonly id: string;
  readonly at: Date;
  readonly author: 'customer' | 'agent' | 'system';
  readonly body: string;
  readonly attachments?: readonly DeliveredAttachment[];
}

/** A file that came with a message. `id` is unique within the message. */
export interface DeliveredAttachment {
  readonly id: string;
  readonly name: string;
  /** MIME type as the helpdesk says it. */
  readonly mediaType: string;
  readonly body: Uint8Array;
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
