import { describe, expect, it } from 'vitest';
import { asking, fakeWorld, operations, values, who, work } from '../../../../tests/support/gate.ts';
import type { CanarySight } from './index.ts';

/* A customer that nobody is: what is shown in clear has the asker's own address, what is typed is exchanged back, and nothing
 * else differs. */

const onFile = 'rosalind@example.org';
const address = 'rosalind1234567@example.org';
const sight: CanarySight = {
  ...{ address, onFile },
  swap: (text) => text.replaceAll(onFile, address),
  back: (text) => text.replaceAll(address, onFile),
};
const messages = (quoted = '') => [
  {
    id: 'm1',
    at: new Date(0),
    author: 'customer' as const,
    by: null,
    body: `Write to ${quoted}`,
    attachments: [],
  },
];
const canary = (quoted?: string) =>
  fakeWorld({
    messages: messages(quoted),
    ports: {
      canaries: {
        sight: (source, subject, person) =>
          source === 'harbor' && subject === '17' && person === 'per_1' ? sight : null,
        literal: (_, literal) => (literal === address ? onFile : literal),
      },
    },
  });

describe('of a canary', () => {
  it('a reveal shows the address of whoever asks', async () => {
    expect(await operations.reveal(canary().gate)).toMatchObject({ value: { value: address } });
    expect(await operations.reveal(fakeWorld().gate)).toMatchObject({ value: { value: onFile } });
  });

  it('a look-up and a confirm of that address hit, and are entered like any other', async () => {
    const typed = { literal: address };
    const world = canary();
    expect(await operations.lookup(world.gate, typed)).toMatchObject({ value: { tickets: ['tic_1'] } });
    expect(await operations.confirm(world.gate, typed)).toMatchObject({ value: { match: true } });
    expect(await operations.lookup(fakeWorld().gate, typed)).toMatchObject({ value: { tickets: [] } });
  });

  it('the entry is that of any other customer; the event alone says it, for the company', async () => {
    for (const name of ['read', 'lookup', 'confirm', 'reveal', 'note'] as const) {
      const [nobody, somebody] = [canary(), fakeWorld({ messages: messages() })];
      await operations[name](nobody.gate);
      await operations[name](somebody.gate);
      expect(nobody.records.map(({ body }) => body)).toEqual(somebody.records.map(({ body }) => body));
      expect(nobody.calls).toEqual(somebody.calls);
      expect(nobody.records.map(({ event }) => event?.flags)).toEqual([['canary']]);
      expect(somebody.records.map(({ event }) => event?.flags)).toEqual([[]]);
    }
  });

  it('what somebody quotes of the address is redacted, theirs and the one on file', async () => {
    for (const quoted of [address, onFile]) {
      const read = await canary(quoted).gate.read(who, work, asking('read'));
      expect(read).toMatchObject({ ok: true, value: { messages: [{ text: 'Write to [EMAIL]' }] } });
    }
    const world = canary();
    const noted = await world.gate.note(who, work, asking('note'), `They use ${address}`);
    expect(JSON.stringify(noted)).not.toContain(address);
  });

  it('a masked address is left as the source masked it', async () => {
    const read = await canary().gate.read(who, work, asking('read'));
    // The fake source does not mask: what came back under `partial` is passed on untouched.
    expect(JSON.stringify(read)).toContain(values[1]?.value);
    expect(JSON.stringify(read)).not.toContain(address);
  });
});
