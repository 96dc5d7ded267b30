import { describe, expect, it } from 'vitest';
import { newCsvHead, splitCsv, wholeRows } from './csv.ts';
import { redacted, unchanged } from './testSupport.ts';

const redactCsv = (source: string): string => redacted(splitCsv(source));

describe('splitCsv', () => {
  it('redacts cells, with the column as context', () => {
    const source = 'id,email,order no\r\n1,a@b.example,48291\r\n2,"c@d.example",\r\n';
    expect(redactCsv(source)).toBe('id,email,order no\r\n1,[EMAIL],[ACCOUNT]\r\n2,"[EMAIL]",\r\n');
  });

  it('redacts the first row too: there may be no header', () => {
    expect(redactCsv('a@b.example,1\nc@d.example,2')).toBe('[EMAIL],1\n[EMAIL],2');
  });

  it('keeps quotes, line ends and separators in a cell', () => {
    const source = 'note;n\n"he said ""write to a@b.example;""\nthen left";2\n';
    expect(redactCsv(source)).toBe('note;n\n"he said ""write to [EMAIL];""\nthen left";2\n');
  });

  it('reads tab-separated columns', () => {
    expect(redactCsv('password\tx\nlantern\tlantern')).toBe('password\tx\n[PASSWORD]\tlantern');
  });

  it.each(['', ',', '\n', 'a,b\r\n\r\nc', '"a"b,c', '"",""', 'a"b,c'])('leaves %j as it is', (source) => {
    expect(unchanged(splitCsv(source))).toBe(source);
  });

  it('reads every cell of a row', () => {
    const seen = splitCsv('h1,h2\r\n"a,1",b\nc').parts.map(
      ({ label, fragments }) => `${label ?? '-'}=${fragments.join('')}`,
    );
    expect(seen).toEqual(['-=h1', '-=h2', 'h1=a,1', 'h2=b', 'h1=c']);
  });

  it('refuses a quote that is not closed, and does not quote the text', () => {
    expect(() => redactCsv('a,b\n1,"x@y.example')).toThrow(/^line 2: a quoted cell is not closed$/);
  });

  it.each([
    ['a,b\r\n1,2', 5],
    ['a,b\n1,"2\n', 4],
    ['a,b\n1,"2\n3"\nx', 12],
    ['a,b\r', 0],
    ['a', 0],
  ])('knows the whole rows of %j', (source, end) => {
    expect(wholeRows(source, newCsvHead())).toBe(end);
  });

  it('goes on with the same header and lines', () => {
    const head = newCsvHead();
    splitCsv('id,password\n', head);
    const document = splitCsv('1,sunshine\n', head);
    expect(redacted(document)).toBe('1,[PASSWORD]\n');
    expect(() => splitCsv('2,"x', head)).toThrow(/^line 3:/);
  });
});
