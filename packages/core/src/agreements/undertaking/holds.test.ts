import { createPublicKey, generateKeyPairSync, sign, verify as verifyBy } from 'node:crypto';
import { toUtf8 } from '@cordon/ledger';
import { describe, expect, it } from 'vitest';
import { undertakingHolds, undertakingStatement, type KeptUndertaking } from './index.ts';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
type Pair = ReturnType<typeof pair>;

const verify = (spki: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return verifyBy('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
};

const HASH = 'ab'.repeat(32);
const wanted = { person: 'per_ada', party: 'pty_desk', company: 'pty_shop', textHash: HASH };
const own = pair();

/** An undertaking as signing keeps it; `entered` is what the ledger says of it, when it says something else. */
function kept(
  signed: object = {},
  { keys = own, entered = {} }: { readonly keys?: Pair; readonly entered?: object } = {},
): KeptUndertaking {
  const statement = undertakingStatement({
    ...wanted,
    version: 1,
    at: '2026-11-02T08:00:00.000Z',
    ...signed,
  });
  const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const signature = sign('sha256', toUtf8(statement), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' });
  const words = { text: HASH, key: publicKey, signature: signature.toString('base64'), ...entered };
  return {
    ...{ statement, publicKey, signature: signature.toString('base64') },
    entry: JSON.stringify({
      act: 'undertaking-signed',
      person: wanted.person,
      party: wanted.party,
      words,
      ...entered,
    }),
  };
}

const holds = (of: KeptUndertaking) => undertakingHolds(of, wanted, verify);

it('an undertaking holds that this person signed, over this text, as the ledger says', () => {
  expect(holds(kept())).toBe(true);
});

describe('it does not hold', () => {
  const good = kept();
  const other = pair();
  it.each<[string, KeptUndertaking]>([
    ["when it is another person's", kept({ person: 'per_ben' })],
    ['when it was given while at another vendor', kept({ party: 'pty_north' })],
    ['when it was given to another company', kept({ company: 'pty_else' })],
    ['over another text', kept({ textHash: 'cd'.repeat(32) })],
    ['without an entry in the ledger', { ...good, entry: null }],
    ['with an entry of another act', kept({}, { entered: { act: 'agreement-signed' } })],
    ["with another person's entry", kept({}, { entered: { person: 'per_ben' } })],
    ['with an entry of another text', kept({}, { entered: { text: 'cd'.repeat(32) } })],
    [
      'when the row was signed anew by a key the ledger does not name',
      {
        ...kept({}, { keys: other }),
        entry: good.entry,
      },
    ],
    [
      'when the signature is not over the statement',
      {
        ...good,
        statement: good.statement.replace('08:00:00.000Z', '08:00:00.001Z'),
      },
    ],
    [
      'when the statement carries more than it should',
      {
        ...good,
        statement: good.statement.replace('{', '{"aa":1,'),
      },
    ],
    [
      'when a key of the statement stands in it twice',
      {
        ...good,
        statement: good.statement.replace('{', '{"person":"per_ada",'),
      },
    ],
    ['when the statement is no JSON', { ...good, statement: 'signed' }],
    ['when the statement is null', { ...good, statement: 'null' }],
    ['when the entry is no JSON', { ...good, entry: '{' }],
    ['when the key is no base64', { ...good, publicKey: '!' }],
  ])('%s', (_, bad) => {
    expect(holds(bad)).toBe(false);
  });
});

it('is checked by its signature: without that check a forged one would pass', () => {
  const forged = { ...kept(), statement: kept({ at: '2026-11-02T09:00:00.000Z' }).statement };
  expect(holds(forged)).toBe(false);
  expect(undertakingHolds(forged, wanted, () => true)).toBe(true);
});
