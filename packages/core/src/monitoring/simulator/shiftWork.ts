import { MINUTE, SECOND } from './clock.ts';
import type { Conditions } from './conditions.ts';
import { otherWork } from './otherWork.ts';
import { skill, type Person } from './people.ts';
import { queues } from './queues.ts';
import { Random } from './random.ts';
import { lateness, type Rostered } from './roster.ts';
import { seatOf } from './seats.ts';
import type { Shift } from './shift.ts';
import { eventFrom } from './told.ts';
import { workOn, type Manner } from './ticketWork.ts';

/** Hours for which `Queue.tickets` is told. */
const FULL_SHIFT = 8 * 60 * MINUTE;

/** One person's day from the door to the door, with breaks, sign-ins and everything they did. */
export function workShift(person: Person, rostered: Rostered, conditions: Conditions): Shift {
  const { seed, day } = conditions;
  const random = new Random(seed, 'work', person.id, day);
  const seat = seatOf(person, day, 0, seed);
  const from = Math.max(day, rostered.from + Math.max(-12 * MINUTE, lateness(person, random)));
  const until = rostered.until + (random.chance(0.3) ? random.waiting(7) : random.between(-6, 2)) * MINUTE;
  const shift: Shift = { person, rostered, seat, from, until, random, handled: [], events: [] };
  arriveAndLeave(shift, conditions);
  if (person.role === 'agent') answer(shift, conditions);
  else otherWork(shift, conditions);
  return shift;
}

function arriveAndLeave(shift: Shift, { seed, day }: Conditions): void {
  const { person, rostered, seat, from, until, random, events } = shift;
  // The roster allows to start a quarter of an hour early.
  const rosterFrom = Math.max(day, rostered.from - 15 * MINUTE);
  events.push(eventFrom(seat, rosterFrom, 'shift', { until: rostered.until, code: 'roster' }));
  if (person.site.badges && !random.chance(0.01)) {
    const door = { ...seat, ip: null, device: null, session: null };
    events.push(
      eventFrom(door, Math.max(rosterFrom, from - random.between(1, 9) * MINUTE), 'badge', { code: 'in' }),
    );
    events.push(eventFrom(door, until + random.between(1, 8) * MINUTE, 'badge', { code: 'out' }));
  }
  let t = Math.max(rosterFrom, from - 40 * SECOND);
  while (random.chance(0.04)) {
    events.push(eventFrom(seat, t, 'sign-in', { ok: false, code: 'sign-in-refused' }));
    t += random.between(4, 12) * SECOND;
  }
  events.push(eventFrom(seat, t, 'sign-in', { code: 'in' }));
  if (random.chance(0.25)) {
    // Signed out by the break, and in again.
    const back = from + (until - from) * random.between(0.4, 0.6);
    events.push(eventFrom(seat, back - 30 * MINUTE, 'sign-out', { code: 'out' }));
    events.push(eventFrom(seatOf(person, day, 1, seed), back, 'sign-in', { code: 'in' }));
  }
  if (!random.chance(0.05)) events.push(eventFrom(seat, until, 'sign-out', { code: 'out' }));
}

function answer(shift: Shift, { season, outage, caller }: Conditions): void {
  const { person, random, from, until } = shift;
  const queue = queues[person.queue];
  if (queue === undefined) return;
  const today = random.logNormal(1, 0.16) * (random.chance(0.015) ? random.between(1.5, 2.2) : 1);
  const skilled = skill(person, from);
  // Who is busy works faster, up to a point.
  const rate = person.pace * skilled * today * Math.min(1.5, season) ** 0.6 * outage;
  const tickets = Math.max(1, queue.tickets * rate * ((until - from) / FULL_SHIFT));
  const manner: Manner = {
    thoroughness: (person.thoroughness * (2 - skilled)) / Math.sqrt(outage),
    curiosity: person.curiosity,
    sloppiness: new Random('sloppy', person.id).logNormal(1, 0.55) * (skilled < 0.7 ? 1.8 : 1),
    slowness: 1 / (person.pace * skilled * today * outage),
  };
  const space = (until - from) / tickets;
  const lunch = from + (until - from) * random.between(0.4, 0.6);
  const fake = { many: 0 };
  let free = from + random.between(0.5, 5) * MINUTE;
  let next = free;
  while (next < until - 2 * MINUTE) {
    fake.many += 1;
    const ticket = `${person.id.slice(-3)}${Math.floor(from / 60_000).toString(36)}${String(fake.many)}`;
    const left = workOn(shift, queue, manner, next, ticket, caller(random), () => caller(random));
    free = queue.atOnce === 1 ? left : Math.max(next, left - (left - next) * (1 - 1 / queue.atOnce));
    next = free + Math.min(random.waiting(Math.max(0.15 * space, 8 * SECOND)), 40 * MINUTE);
    if (next > lunch && next < lunch + 30 * MINUTE) next = lunch + random.between(30, 36) * MINUTE;
  }
}
