import type { WatchedEvent } from '../watched.ts';
import type { Customer } from './customers.ts';

/** Who did what from when until when; both ends are events. Times in milliseconds. */
export interface Label {
  /** Null where nobody did it, such as a ledger that fell silent. */
  readonly agent: string | null;
  from: number;
  until: number;
  readonly behaviour: string;
  readonly form: Form;
}

/** How somebody goes about it: at once, over weeks, or so that the plain rules are met. */
export type Form = 'fast' | 'slow' | 'evasive';

export const forms: readonly Form[] = ['fast', 'slow', 'evasive'];

export type Draft = { -readonly [Key in keyof WatchedEvent]: WatchedEvent[Key] };

/** An event with what a detector must not see: whose doing it was. */
export interface Told {
  readonly event: Draft;
  readonly label: Label | null;
}

/** Where an account is used from. */
export interface Seat {
  readonly agent: string;
  readonly vendor: string;
  readonly queue: string | null;
  readonly site: string | null;
  readonly ip: string | null;
  readonly country: string | null;
  readonly device: string | null;
  readonly session: string | null;
}

export type More = Partial<Omit<Draft, keyof Seat | 'id' | 'at' | 'kind'>>;

const NOTHING: readonly string[] = [];

/** An event from a seat; what `more` does not say is null, zero or empty, and it went well. Its id comes later. */
export function eventFrom(seat: Seat, at: number, kind: string, more: More = {}): Draft {
  return {
    id: '',
    at: Math.round(at),
    kind,
    agent: seat.agent,
    vendor: seat.vendor,
    queue: seat.queue,
    site: seat.site,
    ticket: more.ticket ?? null,
    ticketState: more.ticketState ?? null,
    subject: more.subject ?? null,
    subjectOrder: more.subjectOrder ?? null,
    flags: more.flags ?? NOTHING,
    fields: more.fields ?? NOTHING,
    rows: more.rows ?? 0,
    ip: seat.ip,
    country: seat.country,
    ok: more.ok ?? true,
    device: seat.device,
    session: seat.session,
    code: more.code ?? null,
    until: more.until ?? null,
  };
}

/** An access to a customer: one row, with what is known of them. */
export function accessTo(seat: Seat, at: number, kind: string, customer: Customer, more: More = {}): Draft {
  const event = eventFrom(seat, at, kind, more);
  event.subject = customer.subject;
  event.subjectOrder = customer.order;
  if (customer.flags.length > 0) event.flags = customer.flags;
  event.rows = more.rows ?? (event.ok && (kind === 'read' || kind === 'reveal') ? 1 : 0);
  return event;
}
