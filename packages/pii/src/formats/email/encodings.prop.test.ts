import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeCharset,
  fromBase64,
  fromQuotedPrintable,
  toBase64,
  toQuotedPrintable,
  toUtf8,
} from './encodings.ts';
import { decodeHeader, encodeHeader } from './headers.ts';

const text = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  .map((value) => value.replace(/[\0\r\n\ufeff]/g, ' '));
const lines = fc.array(text, { maxLength: 5 }).map((all) => all.join('\r\n'));

describe('what is written is read again', () => {
  it('in UTF-8 and base64', () => {
    fc.assert(
      fc.property(lines, (value) => {
        expect(decodeCharset(fromBase64(toBase64(toUtf8(value))) ?? '', 'utf-8')).toBe(value);
      }),
    );
  });

  it('in quoted-printable, in lines of 76 characters and ASCII', () => {
    fc.assert(
      fc.property(lines, (value) => {
        const written = toQuotedPrintable(toUtf8(value));
        expect(decodeCharset(fromQuotedPrintable(written), 'utf-8')).toBe(value);
        expect(written).toMatch(/^(?:[\t\x20-\x7e]{0,76}(?:\r\n|$))*$/);
      }),
    );
  });

  it('in a header, without a line end that would begin another', () => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!value.includes('=?'));
        const spaced = value.replace(/[\t ]+/g, ' ').trim();
        const written = encodeHeader(spaced, '\r\n');
        expect(written).not.toMatch(/\n(?! )/);
        expect(decodeHeader(written.replaceAll('\r\n', '')).replace(/\s+/g, ' ').trim()).toBe(
          spaced.replace(/\s+/g, ' ').trim(),
        );
      }),
    );
  });
});
