import type { DeliveredMessage, DeliveredTicket } from '../../tickets/index.ts';
import { customerAt, type Customer } from './customers.ts';
import { HARBOR } from './dataMap.ts';
import { people } from './people.ts';
import { createRandom, type Random } from './random.ts';

/** A ticket of the demo, and who starts with it in hand. */
export interface SeedTicket extends DeliveredTicket {
  readonly assignee: string | null;
}

const MINUTE = 60_000;
const COUNT = 260;
const EACH = 3;

interface Story {
  readonly purpose: 'order-support' | 'pharmacy-support';
  readonly subject: string;
  readonly lines: (c: Customer, random: Random) => readonly string[];
}

const order = (c: Customer) => c.orders[0]?.number ?? 'HB-000000-1';

/** What customers write; each tells values of their own. Even lines are the customer's, odd ones an agent's. */
const stories: readonly Story[] = [
  {
    purpose: 'order-support',
    subject: 'Where is my parcel?',
    lines: (c) => [
      `Hi, this is ${c.name}. My order ${order(c)} should have been here on Monday. Please mail me at ${c.email}.`,
      'I am sorry about the delay. I will look at where it is.',
      `Thanks. It should go to ${c.address.street}, ${c.address.city} ${c.address.postalCode}. You can also ring ${c.phone}.`,
    ],
  },
  {
    purpose: 'order-support',
    subject: 'Charged twice',
    lines: (c) => [
      `Hello, I was charged twice for ${order(c)}. My card is ${c.orders[0]?.card.number ?? '4111 1111 1111 1111'}. ${c.name}`,
      'Thank you, please do not send card numbers by mail. I am checking both payments.',
      `Ok. I was born ${c.dateOfBirth} if you need it to find me, and my e-mail is ${c.email}`,
      'Found it, one of the two is a reservation that lapses by itself.',
    ],
  },
  {
    purpose: 'order-support',
    subject: 'New address',
    lines: (c) => [
      `I have moved! Old address: ${c.address.street}, ${c.address.city}. Can ${order(c)} still be changed? -- ${c.name}, ${c.phone}`,
      'It can, as long as it was not packed.',
      'great thank u',
    ],
  },
  {
    purpose: 'order-support',
    subject: 'Return of an item',
    lines: (c) => [
      `Good morning, I want to send back the ${c.orders[0]?.items ?? 'item'} of ${order(c)}, it arrived broken. Regards, ${c.name} (${c.email})`,
      'Of course. A label is on its way to the address on file.',
    ],
  },
  {
    purpose: 'order-support',
    subject: 'Cannot sign in',
    lines: (c) => [
      `my account ${c.email} does not let me in and my password is Harbor${String(c.id)}! what now`,
      'Please never send a password. I had a reset link sent to you.',
      `ok got it, ${c.name.split(' ')[0] ?? ''}`,
    ],
  },
  {
    purpose: 'pharmacy-support',
    subject: 'Refill',
    lines: (c) => [
      `Hello, I need a refill of my ${c.prescriptions[0]?.drug ?? 'prescription'}, the doctor is ${c.prescriptions[0]?.prescriber ?? 'on file'}. ${c.name}, born ${c.dateOfBirth}, member ${c.memberId}.`,
      'Thank you. I am checking the refills left.',
      `Please call ${c.phone} when it is ready.`,
    ],
  },
  {
    purpose: 'pharmacy-support',
    subject: 'Question on a dosage',
    lines: (c) => [
      `Is ${c.prescriptions[0]?.dosage ?? '10 mg daily'} right? My insurance id is ${c.memberId}. Yours, ${c.name}`,
      'A pharmacist will answer that; I am forwarding it.',
    ],
  },
];

/**
 * The tickets of the demo, newest last. One in eight is a caller nobody confirmed yet.
 * @param customers how many customers the source has
 */
export function ticketSeed(today: Date, customers: number): readonly SeedTicket[] {
  const random = createRandom(77);
  const agents = people.filter(({ role, party }) => role === 'agent' && party === 'pty_brightline');
  const held = new Map<string, number>();
  return Array.from({ length: COUNT }, (_, index) => {
    const story = random.pick(stories);
    const customer = customerAt(1 + random.below(customers));
    const north = index % 7 === 6;
    const called = index % 8 === 3;
    const free = agents.find(
      ({ id, purpose }) => !north && purpose === story.purpose && (held.get(id) ?? 0) < EACH,
    );
    if (free !== undefined) held.set(free.id, (held.get(free.id) ?? 0) + 1);
    // What is held was worked on just now; the rest is spread over three days.
    const created = new Date(
      today.getTime() - (free === undefined ? random.below(3 * 24 * 60) : random.below(20)) * MINUTE,
    );
    return {
      source: HARBOR,
      externalId: `HH-${String(10_000 + index)}`,
      party: north ? 'pty_northgate' : 'pty_brightline',
      purpose: story.purpose,
      subjectLine: story.subject,
      priority: random.pick(['low', 'normal', 'normal', 'normal', 'high', 'urgent']),
      status: free === undefined && random.chance(0.2) ? 'closed' : 'open',
      createdAt: created,
      requester: called
        ? null
        : { by: random.chance(0.6) ? 'request' : 'mail', subject: String(customer.id) },
      messages: called ? [callNote(created)] : messagesOf(story.lines(customer, random), created),
      assignee: free?.id ?? null,
    };
  });
}

function callNote(at: Date): DeliveredMessage {
  return {
    id: 'call',
    at,
    author: 'system',
    body: 'A caller waits on the line. Find their record and confirm who they are.',
  };
}

function messagesOf(lines: readonly string[], from: Date): readonly DeliveredMessage[] {
  return lines.map((body, index) => ({
    id: `m${String(index)}`,
    at: new Date(from.getTime() + index * 4 * MINUTE),
    author: index % 2 === 0 ? 'customer' : 'agent',
    body,
  }));
}
