import { describe, expect, it } from 'vitest';
import { checkProof, readVerifier, scramVerifier } from './scram.ts';

/* The exchange of RFC 7677, section 3: user "user", password "pencil". */
const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const authMessage = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=${salt.toString('base64')},i=4096,c=biws,r=${nonce}`;
const proof = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';

describe('a verifier', () => {
  const keys = readVerifier(scramVerifier('pencil', salt));

  it('takes the proof of the RFC and answers with its signature', () => {
    expect(keys).toMatchObject({ iterations: 4096, salt: salt.toString('base64') });
    expect(keys && checkProof(keys, authMessage, proof)).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
  });

  it.each([
    ['of another exchange', authMessage.replace('c=biws', 'c=eSws'), proof],
    ['with a bit changed', authMessage, `e${proof.slice(1)}`],
    ['that is too short', authMessage, proof.slice(0, 8)],
    ['that is none', authMessage, ''],
  ])('refuses a proof %s', (_, message, given) => {
    expect(keys && checkProof(keys, message, given)).toBeNull();
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
