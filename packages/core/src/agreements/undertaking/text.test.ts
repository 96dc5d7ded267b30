import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUndertaking, undertakingAt, undertakingTexts, type UndertakingText } from './index.ts';

const at = (day: number) => new Date(Date.UTC(2030, 0, day)).toISOString();
const version = (number: number, day: number): UndertakingText => ({
  version: number,
  validFrom: at(day),
  text: () => `version ${String(number)}`,
});

describe('the undertaking', () => {
  it('says who it is given to and for whom the person works, in a page of plain words', () => {
    for (const { text } of undertakingTexts) {
      const words = text({ company: 'Harbor Health', vendor: 'Brightline Support' });
      expect(words).toContain('Harbor Health');
      expect(words).toContain('Brightline Support');
      expect(words.split(/\s+/).length).toBeLessThan(450);
      expect(words).not.toMatch(/herein|whereas|hereby|notwithstanding/i);
    }
  });

  it('is never changed without a new version: whoever signed version 1 signed these words', () => {
    const [first] = undertakingTexts;
    const text = canonicalUndertaking(first?.text({ company: 'C', vendor: 'V' }) ?? '');
    const hash = createHash('sha256').update(text, 'utf8').digest('hex');
    expect(hash).toBe('e192e8ab8dc84db7996f7d1793523703f54f4e51a21a5f4733d66bae56231a4d');
  });

  it('has versions that rise with their time', () => {
    const numbers = undertakingTexts.map((one) => one.version);
    const times = undertakingTexts.map(({ validFrom }) => Date.parse(validFrom));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

describe('the version that counts', () => {
  const texts = [version(1, 1), version(2, 10), version(3, 20)];
  it.each([
    ['none before the first', 1, -1, undefined, 1],
    ['from its first moment', 1, 0, 1, 2],
    ['until the next one', 10, -1, 1, 2],
    ['then the next one', 10, 0, 2, 3],
    ['with nothing announced after the last', 25, 0, 3, undefined],
  ])('is %s', (_, day, offset, current, next) => {
    const found = undertakingAt(texts, Date.parse(at(day)) + offset);
    expect([found.current?.version, found.next?.version]).toEqual([current, next]);
  });
});

describe('the canonical text', () => {
  it('is the same however the words were kept, and itself when made again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 }), (lines) => {
        const text = canonicalUndertaking(lines.join('\n'));
        expect(canonicalUndertaking(lines.map((line) => `${line}  `).join('\r\n'))).toBe(text);
        expect(canonicalUndertaking(text)).toBe(text);
        expect(canonicalUndertaking(text.normalize('NFD'))).toBe(text);
        expect(text.endsWith('\n')).toBe(true);
      }),
    );
  });
});
