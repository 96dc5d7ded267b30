import { toHex } from '@cordon/ledger';
import { expect, it } from 'vitest';
import vectors from '../../../../../../tests/vectors/signing/statements.json' with { type: 'json' };
import { challengeOf, sameStatement, type Statement } from './statement.ts';

it.each(vectors)(
  'the challenge of $statement.type by $statement.party for $statement.agreement is everybody’s',
  async (vector) => {
    expect(toHex(await challengeOf(vector.statement as Statement))).toBe(vector.challenge);
  },
);

it('two statements are the same only in every word', () => {
  const [one, other] = vectors.map(({ statement }) => statement as Statement);
  if (one === undefined || other === undefined) throw new Error('two vectors are needed');
  expect(sameStatement(one, { ...one })).toBe(true);
  for (const name of Object.keys(one)) {
    expect(sameStatement(one, { ...one, [name]: 'another' })).toBe(false);
  }
  expect(sameStatement(one, other)).toBe(false);
});
