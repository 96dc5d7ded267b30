import { describe, expect, it } from 'vitest';
import { piecesOf } from './paragraphs.ts';

describe('piecesOf', () => {
  it('keeps title, paragraphs and points in their order', () => {
    expect(piecesOf('TITLE\n\nI work.\n\n1. One.\n2. Two.\n\nThe end.\n')).toEqual([
      { kind: 'title', text: 'TITLE' },
      { kind: 'words', text: 'I work.' },
      { kind: 'points', points: ['One.', 'Two.'] },
      { kind: 'words', text: 'The end.' },
    ]);
  });

  it('does not number anew what was numbered otherwise', () => {
    expect(piecesOf('T\n\n3. Three.\n4. Four.')[1]).toEqual({ kind: 'words', text: '3. Three.\n4. Four.' });
  });
});
