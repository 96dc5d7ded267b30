import { describe, expect, it } from 'vitest';
import { readEntriesCsv } from './view.ts';

describe('a file of entries', () => {
  it('is read with the columns it names, in any order, of commas or semicolons', () => {
    const word = { kind: 'word', type: 'ORG', purpose: null, text: 'Blue, "Heron"' };
    expect(readEntriesCsv('type,text\r\nORG,"Blue, ""Heron"""\r\n\r\n')).toEqual({
      ok: true,
      entries: [word],
    });
    expect(readEntriesCsv('\uFEFFText;Kind;Purpose\nMaple;allow;refunds')).toEqual({
      ok: true,
      entries: [{ kind: 'allow', type: null, purpose: 'refunds', text: 'Maple' }],
    });
  });

  it.each([
    ['', 'The first line'],
    ['word,ORG,,Blue Heron\n', 'The first line'],
    ['kind,type\nword,ORG\n', 'The first line'],
    ['text\n', 'no entry'],
    ['kind,text\nregex,zuzinka\n', 'Row 1: the kind'],
    ['text\n"zuzinka\n', 'not closed'],
  ])('%o is not read: %s', (csv, why) => {
    const read = readEntriesCsv(csv);
    expect(read).toMatchObject({ ok: false, why: expect.stringContaining(why) as string });
    expect(JSON.stringify(read)).not.toContain('zuzinka');
  });
});
