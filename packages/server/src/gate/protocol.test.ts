import { draftProtocol, type Protocol } from '@cordon/core/protocols';
import { describe, expect, it } from 'vitest';
import { asking, demoPolicy, fakeWorld, who, work, type FakeWorld } from '../../../../tests/support/gate.ts';

const HASH = 'cd'.repeat(32);

function under(change: (protocol: Protocol) => Protocol = (one) => one, owed = false): FakeWorld {
  const protocol = change(draftProtocol(demoPolicy(), 'order-support', 1));
  return fakeWorld({
    ports: { protocols: { standing: async () => ({ protocol, hash: HASH, owed }), lately: () => null } },
  });
}

const reply = (world: FakeWorld, text: string) =>
  world.gate.reply(who, work, asking('reply'), { subject: 'Re: x', text });

const bodies = (world: FakeWorld) =>
  world.records.map(({ body }) => body as Readonly<Record<string, unknown>>);

describe('the gate under a protocol', () => {
  it('sends nothing of a text that asks for what may not be asked, and enters the refusal with its clause', async () => {
    const world = under();
    const outcome = await reply(world, 'What is the CVV of your card?');
    expect(outcome).toMatchObject({
      ok: false,
      code: 'protocol-forbids',
      breaches: [{ does: 'asks', then: 'refuse' }],
    });
    expect(world.sent).toEqual([]);
    expect(bodies(world).at(-1)).toMatchObject({
      kind: 'refusal',
      code: 'protocol-forbids',
      breaches: [{ does: 'asks' }],
    });
  });

  it('takes out of a reply what the protocol says to take out, before it is sent', async () => {
    const world = under();
    const outcome = await reply(world, 'Rosalind, is +1 202 555 0143 right?');
    expect(outcome).toMatchObject({ ok: true, value: { breaches: [{ does: 'says', then: 'remove' }] } });
    expect(world.sent.map(({ text }) => text)).toEqual(['Rosalind, is [removed] right?']);
    expect(JSON.stringify(world.records)).not.toContain('555 0143');
  });

  it('answers for the customer’s own number and a stranger’s alike, so that a guess learns nothing', async () => {
    const own = await reply(under(), 'Call +1 202 555 0143.');
    const other = await reply(under(), 'Call +1 202 555 0199.');
    expect(own).toEqual(other);
  });

  it('names the protocol in the entry of every access', async () => {
    const world = under();
    await world.gate.read(who, work, asking('read'));
    expect(bodies(world).at(-1)).toMatchObject({ protocol: HASH });
  });

  it.each(['read', 'lookup', 'confirm', 'reveal', 'note', 'reply'] as const)(
    'refuses %s to whoever has not acknowledged it, before the source is asked',
    async (operation) => {
      const world = under(undefined, true);
      const { gate } = world;
      const asked = asking(operation);
      const outcome = await {
        read: () => gate.read(who, work, asked),
        lookup: () => gate.lookup(who, work, asked),
        confirm: () => gate.confirm(who, work, asked),
        reveal: () => gate.reveal(who, work, asked),
        note: () => gate.note(who, work, asked, 'x'),
        reply: () => gate.reply(who, work, asked, { subject: 's', text: 'x' }),
      }[operation]();
      expect(outcome).toMatchObject({ ok: false, code: 'protocol-unacknowledged' });
      expect(world.calls.filter((call) => /^(source|threads|send|apis)/.test(call))).toEqual([]);
    },
  );

  it('shows nothing when a version came while it was read', async () => {
    let asked = 0;
    const world = fakeWorld({
      ports: {
        protocols: {
          standing: async () => ({ protocol: null, hash: null, owed: ++asked > 1 }),
          lately: () => null,
        },
      },
    });
    expect(await world.gate.read(who, work, asking('read'))).toMatchObject({
      ok: false,
      code: 'protocol-unacknowledged',
    });
  });

  it('sends nothing by a protocol that cannot be read', async () => {
    const world = fakeWorld({
      ports: {
        protocols: { standing: () => Promise.reject(new Error('no such protocol')), lately: () => null },
      },
    });
    await expect(reply(world, 'Hello.')).rejects.toThrow();
    expect(world.sent).toEqual([]);
  });
});
