import { describe, expect, it } from 'vitest';
import { checkProof } from '@cordon/core/pgwire';
import { scramCrypto } from '../../platform/scramCrypto.ts';
import { readVerifier, scramVerifier } from './scram.ts';

/* The exchange of RFC 7677, section 3: user "user", password "pencil". */
const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const authMessage = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=${salt.toString('base64')},i=4096,c=biws,r=${nonce}`;
const proof = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';

describe('a verifier', () => {
  it('takes the proof of the RFC and answers with its signature', () => {
    const keys = readVerifier(scramVerifier('pencil', salt));
    expect(keys).toMatchObject({ iterations: 4096, salt: salt.toString('base64') });
    const signature = keys && checkProof(scramCrypto, keys, Buffer.from(authMessage), proof);
    expect(Buffer.from(signature ?? []).toString('base64')).toBe(
      '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    );
  });

  it('of the same secret is another one each time, and holds nothing of it', () => {
    const [one, other] = [scramVerifier('pencil'), scramVerifier('pencil')];
    expect(one).not.toBe(other);
    expect(one).not.toContain('pencil');
  });

  it.each(['', 'pencil', 'md5abc', 'SCRAM-SHA-256$x:y$z', 'SCRAM-SHA-1$4096:a$b:c'])('is not %j', (text) => {
    expect(readVerifier(text)).toBeNull();
  });
});
