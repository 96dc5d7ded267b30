import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { redactParts } from './redactParts.ts';

const piece = fc.constantFrom(
  '',
  'a',
  '@b',
  '.example',
  ' ',
  '(415)',
  ' 555',
  '-2671',
  'x',
  '\u{1f600}',
  '[EMAIL]',
  'order no 48',
  '291',
);
const fragments = fc.array(piece, { maxLength: 12 });

describe('redactParts', () => {
  it('says together what the joined text says, however it is cut', () => {
    fc.assert(
      fc.property(fragments, (pieces) => {
        const { fragments: parts } = redactParts([{ fragments: pieces }], { remember: false });
        expect(parts[0]).toHaveLength(pieces.length);
        expect(parts[0]?.join('')).toBe(redact(pieces.join('')).text);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 4 }), (all) => {
        const once = redactParts(all.map((pieces) => ({ fragments: pieces }))).fragments;
        expect(redactParts(once.map((pieces) => ({ fragments: pieces }))).fragments).toEqual(once);
      }),
    );
  });
});
