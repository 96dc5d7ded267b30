import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmacMatches } from '../../platform/webhookHmac.ts';
import { readSignature, signedParts, type WebhookShape } from './signature.ts';

const NOW = Date.parse('2026-11-02T08:00:00Z');
const text = '{"say":"hello"}';
const body = Buffer.from(text);
const hex = 'ab'.repeat(32);
const base64 = Buffer.alloc(32, 7).toString('base64');
const seconds = String(NOW / 1000);

const ours = (timestamp: string, signature: string) => ({
  'x-cordon-timestamp': timestamp,
  'x-cordon-signature': signature,
});
const theirs = (timestamp: string, signature: string) => ({
  'x-zendesk-webhook-signature-timestamp': timestamp,
  'x-zendesk-webhook-signature': signature,
});

describe('the headers of a signed delivery', () => {
  it.each<[string, WebhookShape, Record<string, string>, boolean]>([
    ['seconds', 'generic', ours(seconds, `v1=${hex}`), true],
    ['an instant', 'generic', ours('2026-11-02T08:00:00Z', `v1=${hex}`), true],
    ['of a Zendesk', 'zendesk', theirs('2026-11-02T08:00:00Z', base64), true],
    ['four minutes old', 'generic', ours('2026-11-02T07:56:00Z', `v1=${hex}`), true],
    ['five minutes and a second old', 'generic', ours('2026-11-02T07:54:59Z', `v1=${hex}`), false],
    ['five minutes and a second ahead', 'zendesk', theirs('2026-11-02T08:05:01Z', base64), false],
    ['no time', 'generic', { 'x-cordon-signature': `v1=${hex}` }, false],
    ['no signature', 'generic', { 'x-cordon-timestamp': seconds }, false],
    ['a time in milliseconds', 'generic', ours(String(NOW), `v1=${hex}`), false],
    ['a time in words', 'generic', ours('now', `v1=${hex}`), false],
    ['a time that is none', 'zendesk', theirs('2026-13-45T08:00:00Z', base64), false],
    ['another version', 'generic', ours(seconds, `v2=${hex}`), false],
    ['a short MAC', 'generic', ours(seconds, `v1=${hex.slice(2)}`), false],
    ['capital letters', 'generic', ours(seconds, `v1=${hex.toUpperCase()}`), false],
    ['a Zendesk’s spelling for ours', 'generic', ours(seconds, base64), false],
    ['our headers for a Zendesk’s', 'zendesk', ours(seconds, `v1=${hex}`), false],
  ])('with %s', (_, shape, headers, good) => {
    expect(readSignature(shape, headers, NOW) !== null).toBe(good);
  });

  it('are not good under a broken clock', () => {
    expect(readSignature('generic', ours(seconds, `v1=${hex}`), Number.NaN)).toBeNull();
  });
});

describe('the signature', () => {
  const sign = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest();

  it('of ours is over timestamp, full stop and body; a Zendesk’s over timestamp and body', () => {
    const stamp = '2026-11-02T08:00:00Z';
    expect(hmacMatches('s', signedParts('generic', stamp, body), sign('s', `${stamp}.${text}`))).toBe(true);
    expect(hmacMatches('s', signedParts('zendesk', stamp, body), sign('s', `${stamp}${text}`))).toBe(true);
    expect(hmacMatches('s', signedParts('generic', stamp, body), sign('s', `${stamp}${text}`))).toBe(false);
  });

  it('holds for this secret, these bytes and all of the MAC, and for nothing else', () => {
    const words = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(words, words, fc.nat(31), fc.nat(32), (secret, other, at, length) => {
        const mac = sign(secret, other);
        expect(hmacMatches(secret, [other], mac)).toBe(true);
        const flipped = Buffer.from(mac);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        expect(hmacMatches(secret, [other], flipped)).toBe(false);
        expect(hmacMatches(`${secret}x`, [other], mac)).toBe(false);
        expect(hmacMatches(secret, [other, 'x'], mac)).toBe(false);
        if (length < 32) expect(hmacMatches(secret, [other], mac.subarray(0, length))).toBe(false);
      }),
    );
  });
});
