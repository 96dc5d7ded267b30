import { expect, it } from 'vitest';
import { bodyWords } from './bodyWords.ts';

it('says reason, result and purpose in words', () => {
  const body = JSON.stringify({
    role: 'tier1',
    purpose: 'order-support',
    reason: 'delivery-problem',
    result: 'no-match',
    text: 'Called back [PHONE]',
    of: 12,
    approval: 'apr_1',
    statement: 'SELECT email FROM customers WHERE id = $1',
    subjects: 3,
    signed: { act: 'a', at: 'b', key: 'c', signature: 'd' },
  });
  expect(bodyWords(body)).toEqual({
    role: 'tier1',
    purpose: 'order support',
    reason: 'delivery problem',
    result: 'no match',
    text: 'Called back [PHONE]',
    of: 12,
    approval: 'apr_1',
    statement: 'SELECT email FROM customers WHERE id = $1',
    customers: 3,
    signed: true,
  });
});

it.each(['{}', 'null', '[]', '"x"', 'not JSON', '{"reason":null,"signed":null,"role":7}'])(
  'says nothing for %s',
  (body) => {
    expect(Object.values(bodyWords(body)).filter((value) => value !== null && value !== false)).toEqual([]);
  },
);
