import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCell } from '../masking/index.ts';
import { addressFor, isAddress } from './index.ts';

const SETTINGS = { seed: 20261127, numRuns: 300 };
const context = { hmac: (text: string) => createHash('sha256').update(text).digest() };
const address = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z.]{0,12}[a-z]$/),
    fc.constantFrom('example.org', 'mail.example.com', 'Ärzte.example'),
  )
  .map(([user, host]) => `${user}@${host}`);
const mac = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('the address of a canary', () => {
  it('is masked to the same whoever sees it, so a masked one tells nobody apart', () => {
    fc.assert(
      fc.property(address, mac, (file, hash) => {
        const seen = addressFor(file, hash);
        expect(isAddress(seen)).toBe(true);
        for (const how of ['partial', 'generalise', 'redact', 'hidden'] as const) {
          const masked = (cell: string) => maskCell(how, cell, 'text', 'user.contact.email', context);
          expect(masked(seen)).toBe(masked(file));
        }
      }),
      SETTINGS,
    );
  });

  it('is another for another person, but for one in ten million', () => {
    const seen = new Set(
      Array.from({ length: 1000 }, (_, nth) =>
        addressFor('ana@example.org', createHash('sha256').update(String(nth)).digest()),
      ),
    );
    expect(seen.size).toBeGreaterThan(998);
  });
});
