import { describe, expect, it } from 'vitest';
import { privateKey } from './privateKey.ts';
import { foundIn } from './testSupport.ts';

const dashes = '-----';
const open = (name: string): string => `${dashes}BEGIN ${name}${dashes}`;
const close = (name: string): string => `${dashes}END ${name}${dashes}`;

describe('privateKey', () => {
  it.each(['RSA PRIVATE KEY', 'PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PGP PRIVATE KEY BLOCK'])(
    'finds a %s',
    (name) => {
      const block = `${open(name)}\nMIIEpAIBAAKC\nabc=\n${close(name)}`;
      expect(foundIn(privateKey, `key:\n${block}\nbye`)).toEqual([`PRIVATE_KEY ${block}`]);
    },
  );

  it('hides the body of a key that was cut off', () => {
    const cut = `${open('PRIVATE KEY')}\nMIIEpAIBAAKC\nq2Zx`;
    expect(foundIn(privateKey, cut)).toEqual([`PRIVATE_KEY ${cut}`]);
    expect(foundIn(privateKey, `${cut} !`)).toEqual([`PRIVATE_KEY ${cut}`]);
  });

  it('finds each of two keys', () => {
    const block = `${open('EC PRIVATE KEY')}\nAAAA\n${close('EC PRIVATE KEY')}`;
    expect(foundIn(privateKey, `${block}\n${block}`)).toHaveLength(2);
  });

  it.each([`${open('PUBLIC KEY')}\nMIIB\n${close('PUBLIC KEY')}`, open('CERTIFICATE'), 'my private key'])(
    'passes over %j',
    (text) => {
      expect(foundIn(privateKey, text)).toEqual([]);
    },
  );
});
