import { MINUTE, SECOND } from './clock.ts';
import type { Customer } from './customers.ts';
import type { Queue } from './queues.ts';
import type { Random } from './random.ts';
import type { Shift } from './shift.ts';
import { accessTo, eventFrom, type More } from './told.ts';

/** How somebody works on this day: beside the median of the queue. */
export interface Manner {
  readonly thoroughness: number;
  readonly curiosity: number;
  /** How often honest mistakes happen, beside the usual. */
  readonly sloppiness: number;
  /** How long one ticket takes, beside the usual. */
  readonly slowness: number;
}

const ASKED: readonly string[] = ['email'];
const ONE_CONFIRM: readonly string[] = ['postcode'];
const NOT_FOUND: readonly string[] = ['not-found'];
const OTHER_CONFIRM: readonly string[] = ['date_of_birth'];

/**
 * Works on one ticket from its start to its end and a little after: how it came, whose it is, look-ups with typing
 * mistakes, confirms, reads, reveals, replies, notes and acts.
 * @param stranger somebody else's customer, for mistakes
 * @returns when it was left, milliseconds
 */
export function workOn(
  shift: Shift,
  queue: Queue,
  manner: Manner,
  start: number,
  ticket: string,
  customer: Customer,
  stranger: () => Customer,
): number {
  const { random, seat, events } = shift;
  const length = random.logNormal(queue.handling * manner.slowness, 0.6) * SECOND;
  const last = start + Math.min(length, 4 * 60 * MINUTE);
  let t = start;
  const tell = (kind: string, more: More) =>
    events.push(eventFrom(seat, (t += pause(random)), kind, { ticket, ...more }));
  const touch = (kind: string, fields: readonly string[], ticketState: string, more: More = {}) =>
    events.push(
      accessTo(seat, (t += pause(random)), kind, customer, { ticket, ticketState, fields, ...more }),
    );

  const byPhone = random.chance(queue.byPhone);
  const came = cameBy(queue, byPhone, random);
  events.push(eventFrom(seat, t, came.kind, { ticket, code: came.code }));
  if (random.chance(queue.lookup) || came.code === 'self-opened') {
    while (random.chance(0.14 * Math.sqrt(manner.sloppiness)))
      tell('lookup', {
        fields: ASKED,
        ticketState: byPhone ? 'unbound' : 'in-hand',
        flags: NOT_FOUND,
        code: 'not-found',
      });
    touch('lookup', ASKED, byPhone ? 'unbound' : 'in-hand', { rows: 1 });
  }
  if (byPhone) {
    touch('confirm', ONE_CONFIRM, 'unbound');
    while (random.chance(0.06)) touch('confirm', OTHER_CONFIRM, 'unbound', { code: 'no-match' });
    touch('confirm', OTHER_CONFIRM, 'unbound');
    touch('ticket-bound', [], 'in-hand', { code: 'caller-confirmed' });
  } else if (came.code !== 'reopened') {
    touch('ticket-bound', [], 'in-hand', { code: random.chance(0.7) ? 'signed-in' : 'authenticated-mail' });
  }

  const reads = 1 + random.count(Math.max(0.2, queue.reads * manner.thoroughness - 1));
  const reveals = random.chance(Math.min(0.9, queue.reveal * manner.curiosity)) ? 1 + random.count(0.5) : 0;
  const writes = [random.count(queue.replies), random.count(queue.acts), random.chance(0.7) ? 1 : 0] as const;
  const steps = reads + reveals + writes[0] + writes[1] + writes[2];
  const gap = Math.max(2 * SECOND, (last - t) / (steps + 1));
  const during = (kind: string, fields: readonly string[], more: More = {}) => {
    t += Math.min(random.waiting(gap), gap * 4);
    touch(kind, fields, 'in-hand', more);
  };
  for (let read = 0; read < reads; read += 1) during('read', queue.read);
  for (let reveal = 0; reveal < reveals; reveal += 1) {
    const fields = [random.pick(queue.revealed)];
    if (random.chance(0.08)) during('reveal', fields, { ok: false, code: 'step-up-needed' });
    during('reveal', fields);
    if (random.chance(0.25)) tell('screen', { code: 'value-copied' });
  }
  if (random.chance(0.05)) tell('screen', { code: random.chance(0.6) ? 'screen-left' : 'screen-idle' });
  for (let act = 0; act < writes[1]; act += 1) during('act', []);
  for (let reply = 0; reply < writes[0]; reply += 1) during('reply', []);
  if (writes[2] > 0) during('note', []);
  mistakes(shift, manner, ticket, customer, stranger, t);
  const closes = random.chance(0.85);
  if (closes) {
    tell('ticket-closed', {});
    if (random.chance(0.03 * manner.sloppiness)) {
      t += random.between(0.3, 8) * MINUTE;
      const after = random.chance(0.5) ? 'read' : 'note';
      touch(after, after === 'read' ? queue.read : [], 'closed', gateSays(random, 0.4));
    }
  }
  shift.handled.push({ ticket, customer, from: start, until: t });
  return t;
}

function cameBy(queue: Queue, byPhone: boolean, random: Random): { kind: string; code: string } {
  if (random.chance(queue.selfOpened) && byPhone) return { kind: 'ticket-opened', code: 'self-opened' };
  if (random.chance(0.03)) return { kind: 'ticket-opened', code: 'reopened' };
  return random.chance(queue.selfPicked)
    ? { kind: 'ticket-taken', code: 'self-picked' }
    : { kind: 'ticket-assigned', code: 'assigned' };
}

/** What honest people get wrong on a ticket; each rare, some people more often than others. */
function mistakes(
  shift: Shift,
  { sloppiness }: Manner,
  ticket: string,
  customer: Customer,
  stranger: () => Customer,
  t: number,
): void {
  const { random, seat, events } = shift;
  const draw = random.next() / sloppiness;
  const at = () => t - random.between(5, 90) * SECOND;
  const read = { fields: ['name', 'email'] };
  if (draw < 0.007) {
    // The wrong one of two with the same name, and back.
    const other = stranger();
    events.push(
      accessTo(seat, at(), 'read', other, {
        ...read,
        ticket,
        ticketState: 'not-assigned',
        ...gateSays(random, 0.6),
      }),
    );
  } else if (draw < 0.013) {
    // Helps out on a colleague's ticket.
    const more = { ...read, ticket: `${ticket}h`, ticketState: 'not-assigned', ...gateSays(random, 0.5) };
    const other = stranger();
    for (let many = random.whole(1, 3); many > 0; many -= 1)
      events.push(accessTo(seat, at(), 'read', other, more));
  } else if (draw < 0.016) {
    // A call that came without a ticket.
    const other = stranger();
    events.push(accessTo(seat, at(), 'lookup', other, { fields: ['phone'], rows: 1 }));
    events.push(accessTo(seat, at(), 'read', other, { ...read, ...gateSays(random, 0.5) }));
  } else if (draw < 0.026) {
    // Tries what the terms do not give, now and then twice.
    const fields = [random.pick(['national_id', 'health_notes', 'balance'])];
    for (let many = random.whole(1, 2); many > 0; many -= 1) {
      const refused = { ticket, ticketState: 'in-hand', fields, ok: false, code: 'field-not-granted' };
      events.push(accessTo(seat, at(), random.chance(0.5) ? 'read' : 'reveal', customer, refused));
    }
  } else if (draw < 0.0275) {
    // Two tickets of one customer become one, or it was the wrong customer: a second person agrees.
    const code = random.chance(0.75) ? 'merged' : 'rebound';
    const whose = code === 'merged' ? customer : stranger();
    events.push(accessTo(seat, at(), 'ticket-bound', whose, { ticket, ticketState: 'in-hand', code }));
  }
}

/** Whether the gate let it through; some installations only record. */
function gateSays(random: Random, refused: number): More {
  return random.chance(refused) ? { ok: false, code: 'ticket-not-in-hand' } : {};
}

function pause(random: Random): number {
  return random.logNormal(9, 0.7) * SECOND;
}
