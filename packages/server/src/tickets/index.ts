export type { DeliveredAttachment, DeliveredMessage, DeliveredTicket, UpstreamRecord } from './adapter.ts';
export type { StoredFile } from './sealedRows.ts';
export {
  CONFIRM_MATCHES,
  CONFIRM_TRIES,
  boundByCompany,
  inHandUntil,
  stateOf,
  type ListedTicket,
  type Rebinds,
  type Ticket,
  type Tickets,
} from './ticket.ts';
export type { HandedOver, Handovers, OpenConversation } from './handover.ts';
