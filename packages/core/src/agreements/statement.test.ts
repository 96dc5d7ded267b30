import { createHash } from 'node:crypto';
import { canonicalText } from '@cordon/ledger';
import { expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/signing/statements.json' with { type: 'json' };
import { challengeOf, type SigningStatement } from './statement.ts';

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();

it.each(vectors)(
  'the challenge of $statement.type by $statement.party for $statement.agreement is everybody’s',
  (vector) => {
    const statement = vector.statement as SigningStatement;
    expect(canonicalText({ ...statement })).toBe(vector.canonical);
    expect(Buffer.from(challengeOf(statement, sha256)).toString('hex')).toBe(vector.challenge);
  },
);
