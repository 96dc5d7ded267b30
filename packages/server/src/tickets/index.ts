export { createOutbound } from './outbound.ts';
export type { DeliveredMessage, DeliveredTicket, TicketIntake } from './adapter.ts';
export {
  CONFIRM_MATCHES,
  CONFIRM_TRIES,
  boundByCompany,
  inHandUntil,
  stateOf,
  type Rebind,
  type Rebinds,
  type StoredMessage,
  type Ticket,
  type Tickets,
} from './ticket.ts';
