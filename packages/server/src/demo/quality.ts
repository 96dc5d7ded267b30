import type { House } from '../compose.ts';
import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import type { Ticket } from '../tickets/index.ts';
import { expectStatus, text } from './answers.ts';
import type { Cast } from './cast.ts';
import type { Visitor } from './client.ts';
import { customerAt, type Customer } from './seed/customers.ts';
import { HARBOR } from './seed/dataMap.ts';
import { people } from './seed/people.ts';

/*
 * What a contact centre sends for quality: chats of the last weeks about tickets of the demo, full of what their customers
 * said. They are anonymised by the job of the running server; one cannot be, and is withheld.
 */

interface Scene {
  readonly house: House;
  readonly cast: Cast;
  readonly progress: Progress;
}

const CHATS = 48;
const DAY = 86_400_000;
/** What no detector knows: Quinn marks it. */
const PET_NAME = 'Biscuit';

const reasons = ['late-delivery', 'refund', 'change-of-address', 'wrong-item'] as const;

/** @throws when a step does not end as it should */
export async function playQuality(scene: Scene): Promise<void> {
  const vera = await scene.cast.fresh('per_vera');
  const secret = await keyOf(vera);
  const tickets = await ticketsOf(scene.house);
  const bound = tickets.filter(({ binding }) => binding?.subject != null).slice(0, CHATS);
  const unbound = tickets.find(({ binding }) => binding === null);
  for (const [nth, ticket] of bound.entries()) await deliver(scene.house, secret, ticket, nth);
  if (unbound !== undefined) await deliver(scene.house, secret, unbound, bound.length);
  scene.progress(
    `Brightline’s contact centre sends ${String(bound.length)} chats; they wait sealed to be anonymised`,
  );
  await review(scene, await scene.cast.enter('per_quinn'));
}

async function keyOf(vera: Visitor): Promise<string> {
  const words = { source: HARBOR, vendor: 'pty_brightline', name: 'Contact centre' };
  const signed = vera.decided('quality-key-made', { ...words, name: textHash(words.name) });
  const made = await vera.post('/api/quality/keys', { ...words, ...signed });
  expectStatus(made, 200, 'a key for the contact centre');
  return text(made, 'secret');
}

async function ticketsOf(house: House): Promise<readonly Ticket[]> {
  const { rows } = await house.world.pools.app.query<{ id: string }>(
    `SELECT id FROM cordon.tickets WHERE source_id = $1 AND party_id = 'pty_brightline' ORDER BY external_id LIMIT 160`,
    [HARBOR],
  );
  const found = await Promise.all(rows.map(({ id }) => house.tickets.find(id)));
  return found.flatMap((ticket) => ticket ?? []);
}

async function deliver(house: House, secret: string, ticket: Ticket, nth: number): Promise<void> {
  const customer = customerAt(Number(ticket.binding?.subject ?? 1));
  const agents = people.filter(({ role, party }) => role === 'agent' && party === 'pty_brightline');
  const agent = agents[nth % agents.length];
  const began = new Date(house.now().getTime() - (7 + (nth % 18)) * DAY - nth * 600_000);
  const said = linesOf(customer, agent?.name ?? 'Ada Cruz', nth);
  const response = await fetch(`${house.world.baseUrl}/api/quality/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ id: `chat-${String(nth)}`, ticket: ticket.externalId, agent: agent?.name ?? 'Ada Cruz' },
      reason: reasons[nth % reasons.length],
      turns: said.map(([speaker, line], index) => ({
        ...{ speaker, text: line },
        at: new Date(began.getTime() + index * (50_000 + (nth % 5) * 30_000)).toISOString(),
      })),
    }),
  });
  expectStatus({ status: response.status, json: await response.json() }, 202, 'a chat');
}

function linesOf(
  customer: Customer,
  agent: string,
  nth: number,
): readonly (readonly ['agent' | 'customer', string])[] {
  const [order] = customer.orders;
  const [address] = customer.addresses;
  return [
    ['agent', `Hello, you are talking to ${agent} of Harbor Health. How can I help?`],
    ['customer', `Hi, ${customer.name} here. My parcel ${order?.number ?? ''} has not come yet.`],
    ['agent', 'I am sorry to hear that. Which address should it go to?'],
    ['customer', `${address?.street ?? ''}, ${address?.city ?? ''}. You can write to ${customer.email}.`],
    ['agent', `Thank you, ${customer.first}. It left our warehouse and comes on Thursday.`],
    [
      'customer',
      nth === 0
        ? `Great, then ${PET_NAME} gets her food in time.`
        : `Good. Else call me on ${customer.phone}.`,
    ],
    ['agent', 'I will look again on Thursday and write to you either way.'],
  ];
}

/** Quinn reads the first chats that are done, judges one, and marks what was missed in another. */
async function review({ progress }: Pick<Scene, 'progress'>, quinn: Visitor): Promise<void> {
  const [first] = await done(quinn);
  const id = String(first?.id);
  const judged = await quinn.post(`/api/quality/conversations/${id}/review`, {
    marks: { identity: 2, understood: 2, answer: 1, words: 2, care: 2, next: 2 },
    comment: 'Clear and friendly. The reason for the delay could have been given.',
  });
  expectStatus(judged, 200, 'a review');
  progress(`Quinn reviews a chat without a name in it: ${text(judged, 'score')} %`);
  for (const { id: one } of await done(quinn)) {
    const read = await quinn.get(`/api/quality/conversations/${String(one)}`);
    expectStatus(read, 200, 'a conversation');
    const turn = (read.json as { text: { text: string }[] }).text.findIndex((said) =>
      said.text.includes(PET_NAME),
    );
    if (turn < 0) continue;
    const mark = { kind: 'missed', type: 'PERSON', turn, words: PET_NAME };
    expectStatus(await quinn.post(`/api/quality/conversations/${String(one)}/misses`, mark), 200, 'a miss');
    progress('Quinn marks a name that was missed: removed at once, and proposed to the privacy officer');
    return;
  }
}

/** The job works beside this: it is waited for until it did the first few. */
async function done(quinn: Visitor): Promise<readonly Record<string, unknown>[]> {
  for (let tries = 0; tries < 120; tries += 1) {
    const list = (await quinn.get('/api/quality/conversations')).json as readonly Record<string, unknown>[];
    if (list.length >= 3) return list;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('no conversation was anonymised within half a minute');
}
