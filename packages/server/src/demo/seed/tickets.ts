import type { DeliveredMessage, DeliveredTicket } from '../../tickets/index.ts';
import { customerAt, type Customer } from './customers.ts';
import { HARBOR } from './dataMap.ts';
import { people, type DemoPerson } from './people.ts';
import { SEED } from './pools.ts';
import { createRandom, type Random } from './random.ts';
import { callerStories } from './stories/callers.ts';
import { filesOf } from './stories/files.ts';
import { orderStories } from './stories/orders.ts';
import { pharmacyStories } from './stories/pharmacy.ts';
import type { Purpose, Story } from './stories/story.ts';
import { signatureOf, styleOf } from './stories/style.ts';
import { voiceOf } from './stories/voice.ts';
import { daysBefore } from './tables.ts';

/** A ticket of the demo, and what only the demo knows of it. */
export interface SeedTicket extends DeliveredTicket {
  /** Who starts with it in hand. */
  readonly assignee: string | null;
  /** Who wrote it or calls: a caller's ticket has no requester, but somebody is on the line. */
  readonly writer: number;
}

const COUNT = 260;
const MINUTE = 60_000;
const THREE_DAYS = 3 * 24 * 60;

/** Whose call waits for the first agent who has one: the scripted day takes it. */
export const FIRST_CALLER = 42;

/** Where a ticket goes, decided before what it says. */
interface Slot {
  readonly party: string;
  readonly purpose: Purpose;
  readonly called: boolean;
  readonly assignee: string | null;
}

/**
 * The tickets of the demo, those in hand first. One in eight is a caller nobody confirmed yet.
 * @param now the newest are minutes old, the oldest three days; no message lies after it
 * @param customers how many customers the source has
 */
export function ticketSeed(now: Date, customers: number): readonly SeedTicket[] {
  const random = createRandom(SEED + 1);
  const held = heldSlots();
  const slots = [
    ...held,
    ...Array.from({ length: COUNT - held.length }, (_, index) => queuedSlot(random, index)),
  ];
  const firstCall = slots.findIndex(({ called }) => called);
  return slots.map((slot, index) => {
    const preferred = index === firstCall && customers >= FIRST_CALLER ? FIRST_CALLER : null;
    return ticketOf(random, now, slot, index, customers, preferred);
  });
}

/** Each agent starts with two to four tickets; the second agent's first is a caller. */
function heldSlots(): readonly Slot[] {
  const agents = people.filter(isAgent);
  return agents.flatMap((agent, nth) =>
    Array.from({ length: 4 - (nth % 3) }, (_, index) => ({
      party: agent.party,
      purpose: agent.purpose,
      called: agent.purpose === 'order-support' && nth % 2 === 1 && index === 0,
      assignee: agent.id,
    })),
  );
}

function isAgent(person: DemoPerson): person is DemoPerson & { readonly purpose: Purpose } {
  return (
    person.role === 'agent' && (person.purpose === 'order-support' || person.purpose === 'pharmacy-support')
  );
}

/** Northgate has no one for the pharmacy, so its queue gets orders only. */
function queuedSlot(random: Random, index: number): Slot {
  const north = index % 5 === 4;
  const purpose = !north && random.chance(0.28) ? 'pharmacy-support' : 'order-support';
  return {
    party: north ? 'pty_northgate' : 'pty_brightline',
    purpose,
    called: purpose === 'order-support' && random.chance(0.15),
    assignee: null,
  };
}

function ticketOf(
  random: Random,
  now: Date,
  slot: Slot,
  index: number,
  customers: number,
  preferred: number | null,
): SeedTicket {
  const { customer, story, turns } = tale(random, now, slot, customers, preferred);
  const by = random.chance(0.6) ? 'request' : 'mail';
  const status =
    slot.assignee !== null ? 'open' : random.pick(['open', 'open', 'open', 'pending', 'closed'] as const);
  const said = until(turns, status, slot.called, random);
  // In hand means worked on minutes ago; the rest spread over three days, more of them lately.
  const age =
    slot.assignee === null ? 20 + Math.floor((THREE_DAYS - 30) * random.part() ** 1.6) : 4 + random.below(9);
  const createdAt = new Date(now.getTime() - age * MINUTE);
  const opening = story.opening ?? openings[by];
  return {
    source: HARBOR,
    externalId: String(48_200 + index),
    party: slot.party,
    purpose: slot.purpose,
    subjectLine: random.pick(story.subjects),
    priority: random.pick(['low', 'normal', 'normal', 'normal', 'normal', 'high', 'high', 'urgent'] as const),
    status,
    createdAt,
    requester: slot.called ? null : { by, subject: String(customer.id) },
    messages: spread(random, createdAt, age, [
      { author: 'system', body: opening },
      ...written(said, customer, by === 'mail' && !slot.called, slot.called, random),
    ]).map((message, nth) =>
      nth === 1 && !slot.called ? { ...message, attachments: filesOf(customer, index) } : message,
    ),
    assignee: slot.assignee,
    writer: customer.id,
  };
}

const openings = {
  request: 'Opened from the help page by a signed-in customer.',
  mail: 'Mail from the address on file; the sender was authenticated.',
} as const;

interface Tale {
  readonly customer: Customer;
  readonly story: Story;
  readonly turns: readonly string[];
}

/** Draws a story, then customers until one has lived through it. */
function tale(random: Random, now: Date, slot: Slot, customers: number, preferred: number | null): Tale {
  const ofPurpose = slot.purpose === 'order-support' ? orderStories : pharmacyStories;
  const stories = slot.called ? callerStories : ofPurpose;
  const days = daysBefore(now);
  for (let tries = 0; tries < 50; tries += 1) {
    // Stories stand from the most common to the rarest.
    const story = stories[Math.floor(stories.length * random.part() ** 1.5)] ?? random.pick(stories);
    for (let drawn = 0; drawn < 400; drawn += 1) {
      const customer = customerAt(
        drawn === 0 && preferred !== null ? preferred : 1 + random.below(customers),
      );
      const turns = story.tell(voiceOf(customer, random, days));
      if (turns !== null) return { customer, story, turns };
    }
  }
  throw new RangeError('too few customers for the tickets');
}

/** As far as the conversation got: open ones wait for an agent, pending ones for the customer. */
function until(
  turns: readonly string[],
  status: DeliveredTicket['status'],
  called: boolean,
  random: Random,
): readonly string[] {
  if (status === 'closed' || called) return turns;
  const parity = status === 'open' ? 1 : 0;
  const lengths = turns.map((_, index) => index + 1).filter((length) => length % 2 === parity);
  // Who says thanks at the very end leaves nothing open.
  if (status === 'open' && turns.length % 2 === 1) lengths.pop();
  return turns.slice(0, random.pick(lengths));
}

type Said = Pick<DeliveredMessage, 'author' | 'body'>;

/** The turns as they were typed: in the customer's own way, with a signature below a first mail. */
function written(
  turns: readonly string[],
  customer: Customer,
  signed: boolean,
  spoken: boolean,
  random: Random,
): readonly Said[] {
  const style = spoken ? (text: string) => text : styleOf(random);
  const signature = signed ? signatureOf(customer, random) : '';
  return turns.map((text, index) =>
    index % 2 === 1
      ? { author: 'agent', body: text }
      : { author: 'customer', body: style(text) + (index === 0 ? signature : '') },
  );
}

/** Gives the messages times between the ticket's creation and a moment ago, in order; the first two came together. */
function spread(
  random: Random,
  from: Date,
  minutes: number,
  said: readonly Said[],
): readonly DeliveredMessage[] {
  const gaps = said.map((_, index) => (index < 2 ? 0 : 1 + random.below(9)));
  const whole = gaps.reduce((sum, gap) => sum + gap, 1);
  const within = Math.min(minutes - 1, 300 * said.length) * (0.3 + 0.7 * random.part()) * MINUTE;
  let passed = 0;
  return said.map((message, index) => {
    passed += gaps[index] ?? 0;
    const at = new Date(from.getTime() + Math.floor((passed / whole) * within) + index * 1000);
    return { id: `m${String(index + 1)}`, at, ...message };
  });
}
