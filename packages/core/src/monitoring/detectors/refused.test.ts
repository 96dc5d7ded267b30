import { describe, expect, it } from 'vitest';
import { doorCredential } from './door-credential.ts';
import { endedAgreement } from './ended-agreement.ts';
import { rightsProbing } from './rights-probing.ts';
import { DAY, HOUR, MINUTE, row, severitiesOf, type Told } from './scene.ts';

const again = (count: number, told: Told, apart: number) =>
  row(count, (i) => ({ ...told, ok: told.ok ?? false, after: i * apart }));

const otherRole: Told = { kind: 'admin', code: 'role-not-allowed', subject: null, ticket: null };

describe('what another role may do', () => {
  it.each<[string, ReturnType<typeof again>, readonly string[]]>([
    ['a strayed link', again(1, otherRole, 0), ['low']],
    ['several', again(3, otherRole, MINUTE), ['low', 'low', 'medium']],
    ['a search', again(6, otherRole, MINUTE), ['low', 'low', 'medium', 'medium', 'medium', 'high']],
    ['a link a day', again(4, otherRole, DAY), Array<string>(4).fill('low')],
    ['let through', again(4, { ...otherRole, ok: true }, MINUTE), []],
    ['suspended', again(4, { ...otherRole, code: 'suspended' }, MINUTE), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(rightsProbing, events)).toEqual(says);
  });
});

const over: Told = { code: 'agreement-expired' };

describe('work under an agreement that is over', () => {
  it.each<[string, ReturnType<typeof again>, readonly string[]]>([
    ['a ticket that was open still', again(2, over, MINUTE), ['low', 'low']],
    ['going on', again(3, { code: 'agreement-ended' }, HOUR), ['low', 'low', 'medium']],
    ['once a day', again(4, over, DAY + HOUR), Array<string>(4).fill('low')],
    ['refused for something else', again(4, { code: 'not-in-scope' }, MINUTE), []],
    ['in force', again(4, { ok: true }, MINUTE), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(endedAgreement, events)).toEqual(says);
  });
});

const door: Told = { kind: 'door', subject: null, ticket: null, ticketState: null };
const source: Told = { kind: 'read', subject: null, flags: ['door-http', 'other-source'] };

describe('a credential in other hands', () => {
  it.each<[string, ReturnType<typeof again>, readonly string[]]>([
    ['from another network', again(1, { ...door, code: 'credential-elsewhere' }, 0), ['high']],
    [
      'a tool that nobody closed',
      again(20, { ...door, code: 'credential-ended' }, MINUTE),
      Array<string>(20).fill('low'),
    ],
    ['at another source', again(1, { ...source, code: 'not-in-scope' }, 0), ['medium']],
    [
      'at source after source',
      again(5, { ...source, code: 'not-in-scope' }, MINUTE),
      [...Array<string>(4).fill('medium'), 'high'],
    ],
    [
      'a route that is not there',
      again(5, { ...source, flags: ['door-http'], code: 'route-unknown' }, MINUTE),
      [],
    ],
    ['known at the door', again(5, { ...door, ok: true }, MINUTE), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(doorCredential, events)).toEqual(says);
  });
});
