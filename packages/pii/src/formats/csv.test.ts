import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { redactCsv } from './csv.ts';

const part = (text: string, label?: string): string =>
  redact(text, label === undefined ? {} : { label }).text;
const same = (text: string): string => text;

describe('redactCsv', () => {
  it('redacts cells, with the column as context', () => {
    const source = 'id,email,order no\r\n1,a@b.example,48291\r\n2,"c@d.example",\r\n';
    expect(redactCsv(source, part)).toBe('id,email,order no\r\n1,[EMAIL],[ACCOUNT]\r\n2,"[EMAIL]",\r\n');
  });

  it('redacts the first row too: there may be no header', () => {
    expect(redactCsv('a@b.example,1\nc@d.example,2', part)).toBe('[EMAIL],1\n[EMAIL],2');
  });

  it('keeps quotes, line ends and separators in a cell', () => {
    const source = 'note;n\n"he said ""write to a@b.example;""\nthen left";2\n';
    expect(redactCsv(source, part)).toBe('note;n\n"he said ""write to [EMAIL];""\nthen left";2\n');
  });

  it('reads tab-separated columns', () => {
    expect(redactCsv('password\tx\nsunshine\tsunshine', part)).toBe('password\tx\n[PASSWORD]\tsunshine');
  });

  it.each(['', ',', '\n', 'a,b\r\n\r\nc', '"a"b,c', '"",""', 'a"b,c'])('leaves %j as it is', (source) => {
    expect(redactCsv(source, same)).toBe(source);
  });

  it('reads every cell of a row', () => {
    const seen: string[] = [];
    redactCsv('h1,h2\r\n"a,1",b\nc', (text, label) => {
      seen.push(`${label ?? '-'}=${text}`);
      return text;
    });
    expect(seen).toEqual(['-=h1', '-=h2', 'h1=a,1', 'h2=b', 'h1=c']);
  });

  it('refuses a quote that is not closed, and does not quote the text', () => {
    expect(() => redactCsv('a,b\n1,"x@y.example', part)).toThrow(/^line 2: a quoted cell is not closed$/);
  });
});
