import { createHash } from 'node:crypto';
import { protocolText, type Protocol } from '@cordon/core/protocols';
import type { Progress } from '../installation.ts';
import { expectStatus, ids, type Json } from './answers.ts';
import type { Cast } from './cast.ts';
import { codeOf } from './client.ts';

/*
 * The protocol of order support: put in force by the company's privacy officer, read and acknowledged by the agents, and held
 * to when one of them asks a customer for what nobody may ask for.
 */

const PURPOSE = 'order-support';
const GRACE_HOURS = 72;

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

/** @throws when a step does not end as it should */
export async function playProtocol({ cast, progress }: Scene): Promise<void> {
  const priya = await cast.fresh('per_priya');
  const rows = (await priya.get('/api/protocols')).json as {
    agreement: { id: string };
    vendor: { id: string };
    purpose: string;
    people: { person: { id: string } }[];
  }[];
  const row = rows.find(({ vendor, purpose }) => vendor.id === 'pty_brightline' && purpose === PURPOSE);
  if (row === undefined) throw new Error('nobody works for order support');
  const agreement = row.agreement.id;
  const address = `/api/agreements/${agreement}/protocols/${PURPOSE}`;
  const { draft } = (await priya.get(address)).json as { draft: Protocol };
  const protocol: Protocol = { ...draft, ours: ['@harbor.example.com'] };
  const hash = createHash('sha256').update(protocolText(protocol)).digest('hex');
  const { version, rules, ours, terms } = protocol;
  const named = { agreement, purpose: PURPOSE, version, hash };
  const put = await priya.post(address, {
    ...{ version, rules, ours, hash, graceHours: GRACE_HOURS },
    ...priya.decided('protocol-put-in-force', { ...named, terms: terms.hash, graceHours: GRACE_HOURS }),
  });
  expectStatus(put, 200, 'a protocol');
  progress(`Priya puts a protocol for order support in force: ${String(rules.length)} kinds of data`);

  const people = row.people.map(({ person }) => person.id);
  for (const person of people) {
    const agent = await cast.enter(person);
    const said = await agent.post('/api/me/protocols', {
      ...named,
      ...agent.decided('protocol-acknowledged', named),
    });
    expectStatus(said, 200, 'an acknowledgement');
  }
  progress(`${String(people.length)} agents of order support acknowledge it, each with their own key`);

  const ella = await cast.enter('per_ella');
  const [ticket = ''] = ids(await ella.get('/api/tickets'));
  const refused = await ella.post(`/api/tickets/${ticket}/reply`, {
    text: 'Please send me your card number.',
  });
  if (codeOf(refused) !== 'protocol-forbids') expectStatus(refused, 0, 'a reply that asks for a card number');
  const { entry, breaches } = (refused.json as { error: Json & { breaches: { clause: string }[] } }).error;
  progress(
    `Ella asks a customer for a card number: not sent, entry ${String(entry)} cites clause ${String(breaches[0]?.clause)}`,
  );
}
