import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edited, type Edit } from './edits.ts';

const texts = fc.array(fc.record({ kept: fc.string(), was: fc.string({ minLength: 1 }), text: fc.string() }));

it('the way back finds every letter where it was, and all of what was exchanged', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (pieces, a, b) => {
      let text = '';
      const edits: Edit[] = [];
      for (const { kept, was, text: instead } of pieces) {
        text += kept;
        edits.push({ start: text.length, end: text.length + was.length, text: instead });
        text += was;
      }
      const now = edited(text, edits);
      const [start, end] = [a % (now.text.length + 1), b % (now.text.length + 1)].sort((x, y) => x - y);
      if (start === undefined || end === undefined || start === end) return;
      const old = now.before({ start, end });
      const touched = edits.some((edit) => edit.start < old.end && old.start < edit.end);
      if (!touched) expect(text.slice(old.start, old.end)).toBe(now.text.slice(start, end));
      for (const edit of edits) {
        const over = edit.start < old.end && old.start < edit.end;
        if (over) expect([old.start <= edit.start, old.end >= edit.end]).toEqual([true, true]);
      }
      expect(old.start).toBeLessThan(old.end);
    }),
  );
});
