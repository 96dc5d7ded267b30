import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKeyOf, signBytes, verifyBytes } from './signature.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

describe('Ed25519', () => {
  // RFC 8032 section 7.1, tests 1 to 3.
  it.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('signs as RFC 8032 says with key %s', (secret, publicKey, message, signature) => {
    expect(publicKeyOf(hex(secret))).toEqual(hex(publicKey));
    expect(signBytes(hex(message), hex(secret))).toEqual(hex(signature));
    expect(verifyBytes(hex(signature), hex(message), hex(publicKey))).toBe(true);
  });

  const secret = new Uint8Array(32).fill(3);
  const publicKey = publicKeyOf(secret);
  const message = Buffer.from('text');
  const signature = signBytes(message, secret);

  it('agrees with OpenSSL both ways', () => {
    const der = Buffer.concat([hex('302e020100300506032b657004220420'), secret]);
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    expect(verify(null, message, createPublicKey(key), signature)).toBe(true);
    expect(verifyBytes(sign(null, message, key), message, publicKey)).toBe(true);
  });

  it('refuses any flipped bit, other lengths and points that are none', () => {
    for (let bit = 0; bit < 512; bit += 5) {
      const wrong = Uint8Array.from(signature);
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifyBytes(wrong, message, publicKey)).toBe(false);
    }
    expect(verifyBytes(signature, Buffer.from('texT'), publicKey)).toBe(false);
    expect(verifyBytes(signature.subarray(1), message, publicKey)).toBe(false);
    expect(verifyBytes(signature, message, publicKey.subarray(1))).toBe(false);
    expect(verifyBytes(signature, message, new Uint8Array(32).fill(0xff))).toBe(false);
  });

  it('refuses a key of small order, for which one signature fits every text', () => {
    const identity = hex('01'.padEnd(64, '0'));
    const forged = hex('01'.padEnd(128, '0'));
    expect(verifyBytes(forged, message, identity)).toBe(false);
  });

  it('refuses the second spelling of a signature (S + L)', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
    const second = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
    expect(verifyBytes(Buffer.concat([signature.subarray(0, 32), second]), message, publicKey)).toBe(false);
  });
});
