import { describe, expect, it } from 'vitest';
import { synthetic } from './synthetic.ts';

describe('synthetic', () => {
  const texts = synthetic(300);

  it('labels exactly what was put in, the same every time', () => {
    for (const { text, spans } of texts) {
      let reached = 0;
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(text.slice(start, end)).toMatch(/\S/);
        reached = end;
      }
      expect(text).not.toMatch(/[{}]/);
    }
    expect(synthetic(300)).toEqual(texts);
  });

  it('has people of many countries', () => {
    const names = new Set(
      texts.flatMap(({ text, spans }) =>
        spans.filter(({ label }) => label === 'PERSON').map(({ start, end }) => text.slice(start, end)),
      ),
    );
    expect(names.size).toBeGreaterThan(150);
    expect([...names].some((name) => /[^\p{ASCII}]/u.test(name))).toBe(true);
  });
});
