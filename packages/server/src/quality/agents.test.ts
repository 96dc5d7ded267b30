import { expect, it } from 'vitest';
import { keyedHash } from '../platform/hashing.ts';
import { agentTokenOf, namesOf } from './agents.ts';

const mac = keyedHash(new Uint8Array(32).fill(7));
const people = [
  { id: 'per_ada', name: 'Ada Cruz', email: 'ada@desk.example' },
  { id: 'per_ben', name: 'Ben Flores', email: 'ben@desk.example' },
];
const token = (said: string, vendor = 'pty_desk', key = mac) => agentTokenOf(people, said, vendor, key);

it('is the same for a person whatever they are called by, and letters that spell nothing', () => {
  expect(token('Ada Cruz')).toBe(token(' ADA@desk.example '));
  expect(token('Ada Cruz')).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{5}$/);
});

it('is another for another person, at another vendor, and under another key', () => {
  const others = [token('Ben Flores'), token('Ada Cruz', 'pty_other'), token('Somebody Else')];
  const elsewhere = token('Ada Cruz', 'pty_desk', keyedHash(new Uint8Array(32).fill(8)));
  expect(new Set([token('Ada Cruz'), ...others, elsewhere]).size).toBe(5);
});

it('stands for every name of the vendor’s people, and for one that is nobody’s there', () => {
  const names = namesOf(people, 'Zoe Stone', 'pty_desk', mac);
  expect(names.map(({ name }) => name)).toEqual([
    ...['Ada Cruz', 'ada@desk.example', 'Ben Flores', 'ben@desk.example', 'Zoe Stone'],
  ]);
  expect(names[4]?.token).toBe(token('Zoe Stone'));
  expect(namesOf(people, 'Ada Cruz', 'pty_desk', mac)).toHaveLength(4);
});
