import { describe, expect, it } from 'vitest';
import { credentialStuffing } from './credential-stuffing.ts';
import { MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const tries = (count: number, told: (place: number) => Told, apart = 0.2) =>
  row(count, (i) => ({
    ...{ kind: 'sign-in', agent: `agent-${i}`, subject: null, ticket: null, ip: '203.0.113.9' },
    ...{ ok: false, code: 'sign-in-refused', after: i * apart * MINUTE, ...told(i) },
  }));

describe('account after account from one address', () => {
  it.each<[string, ReturnType<typeof tries>, number, string | undefined]>([
    ['five accounts', tries(5, () => ({})), 0, undefined],
    ['six accounts', tries(6, () => ({})), 1, 'medium'],
    ['a list', tries(20, () => ({})), 15, 'high'],
    ['names that nobody has', tries(6, () => ({ agent: 'nobody' })), 1, 'medium'],
    ['one account', tries(30, () => ({ agent: 'a' })), 0, undefined],
    ['each from its own address', tries(30, (i) => ({ ip: `203.0.113.${i}` })), 0, undefined],
    ['over a day', tries(30, () => ({}), 40), 0, undefined],
    ['without an address', tries(30, () => ({ ip: null })), 0, undefined],
    // The first is refused, so that the address is known; each who mistypes is let in after.
    ['a site in the morning', tries(60, (i) => (i % 5 === 0 ? {} : { ok: true, code: null })), 0, undefined],
    ['forged sessions', tries(30, () => ({ agent: 'nobody', code: 'not-signed-in' })), 0, undefined],
  ])('%s', (_, events, many, last) => {
    const said = severitiesOf(credentialStuffing, events);
    expect([said.length, said.at(-1)]).toEqual([many, last]);
  });

  it('is about no single person', () => {
    const [sign] = signsOf(
      credentialStuffing,
      tries(6, () => ({})),
    );
    expect(sign).toMatchObject({
      agents: [],
      reason: '6 accounts were tried from one address and refused, and 0 let in.',
    });
  });
});
