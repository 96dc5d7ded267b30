import { describe, expect, it } from 'vitest';
import { publicKeyOf } from './signature.ts';
import { TYPE_COSIGNATURE, TYPE_ED25519, formatVkey, isKeyName, parseVkey, verifierKey } from './vkey.ts';

/** The example of C2SP signed-note, "Verifier keys". */
const EXAMPLE = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

describe('vkey', () => {
  it('reads and writes the example of the standard', () => {
    const key = parseVkey(EXAMPLE);
    expect(key).toMatchObject({ name: 'example.com/foo', id: '530d903a', type: TYPE_ED25519 });
    expect(verifierKey('example.com/foo', key.publicKey)).toEqual(key);
    expect(formatVkey(key)).toBe(EXAMPLE);
  });

  it('reads keys whose base64 holds a plus', () => {
    const keys = Array.from({ length: 40 }, (_, i) =>
      verifierKey('log.example', publicKeyOf(new Uint8Array(32).fill(i)), TYPE_COSIGNATURE),
    );
    expect(keys.filter((key) => formatVkey(key).split('+').length > 3).length).toBeGreaterThan(5);
    for (const key of keys) expect(parseVkey(formatVkey(key))).toEqual(key);
  });

  it.each([
    ['an id that is not of this key', EXAMPLE.replace('530d903a', '530d903b')],
    ['an id in upper case', EXAMPLE.replace('530d903a', '530D903A')],
    ['another name', EXAMPLE.replace('foo', 'fox')],
    ['a cut key', EXAMPLE.slice(0, -4)],
    ['a byte more', `${EXAMPLE}AAAA`],
    ['another type', EXAMPLE.replace('+Aek', '+Bek')],
    ['base64 with a bad character', EXAMPLE.replace('rm56', 'r=56')],
    ['no name', EXAMPLE.slice('example.com/foo'.length)],
    ['white space at the end', `${EXAMPLE} `],
    ['a newline at the end', `${EXAMPLE}\n`],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parseVkey(text)).toThrow(expect.objectContaining({ code: 'key' }));
  });

  it.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u2028b', 'a\u0085b', 'a\tb', 'a\u0000b', '\ud800'])(
    'refuses the name %j',
    (name) => {
      expect(isKeyName(name)).toBe(false);
      expect(() => verifierKey(name, new Uint8Array(32))).toThrow(/name/);
    },
  );
});
