import { describe, expect, it } from 'vitest';
import { patternDetectors } from '../detectors/index.ts';
import { newStream, redactFile } from './index.ts';
import { broken } from './testSupport.ts';
import type { FileFormat } from './fileFormat.ts';

function streamed(source: string, format: FileFormat, size: number, options = {}): string {
  const stream = newStream(format, options, { enough: 8192, most: 65_536 });
  const pieces: string[] = [];
  for (let at = 0; at < source.length; at += size) pieces.push(source.slice(at, at + size));
  for (const piece of pieces) stream.read(piece, false);
  stream.read('', true);
  return [...pieces.map((piece) => stream.write(piece, false)), stream.write('', true)].join('');
}

const filler = 'nothing to see in this line of the log\n'.repeat(3);
const paragraph = (at: number): string => `${filler}${at} call (415)\n555-2671 or a@b.example\n\n`;
const sources: Partial<Record<FileFormat, string>> = {
  text: Array.from({ length: 200 }, (_, at) => paragraph(at)).join(''),
  markdown: Array.from({ length: 200 }, (_, at) => `${paragraph(at)}**Mi**ra\n\n`).join(''),
  jsonl: Array.from(
    { length: 400 },
    (_, at) => `{"id":${at},"to":"a@b.example","note":"${'x'.repeat(40)}"}\n`,
  ).join(''),
  csv: `id,password,note\n${Array.from({ length: 400 }, (_, at) => `${at},"sun""shine","two\nlines, ${'x'.repeat(40)}"\r\n`).join('')}`,
};

describe('a file in pieces', () => {
  it.each(Object.entries(sources))('%s is redacted as it is in one', (format, source) => {
    const known = [{ type: 'PERSON', value: 'Mira Okafor' }];
    const whole = redactFile(source, format as FileFormat, { known } as object).text;
    expect(source.length).toBeGreaterThan(20_000);
    expect(streamed(source, format as FileFormat, 1021, { known })).toBe(whole);
    expect(whole).toMatch(/\[(EMAIL|PASSWORD)\]/);
  });

  it('searches in the first piece what only the last one tells', () => {
    const source = `about HH-48291-7\n\n${filler.repeat(100)}\n\norder no HH-48291-7 is late`;
    const said = streamed(source, 'text', 5000);
    expect(said).not.toContain('48291');
  });

  it('names the line of the file', () => {
    const source = `${sources.jsonl ?? ''}{"a": mira}\n`;
    expect(() => streamed(source, 'jsonl', 5000)).toThrow(/^line 401: not valid JSON$/);
    expect(() => streamed(`${sources.csv ?? ''}"mira`, 'csv', 5000)).toThrow(
      /^line 802: a quoted cell is not closed$/,
    );
  });

  it('cuts a text without empty lines where no value stands', () => {
    const source = `${'x'.repeat(60)} (415) 555-2671\n`.repeat(300);
    const options = { detectors: patternDetectors };
    expect(streamed(source, 'text', 5000, options)).toBe(redactFile(source, 'text', options).text);
  });

  it('refuses a line without an end', () => {
    expect(() => streamed(`["${'x'.repeat(100_000)}"]`, 'jsonl', 10_000)).toThrow(
      'a line or row that is too long',
    );
  });

  it('refuses NULs and passes on what a detector throws', () => {
    expect(() => streamed('a\0b', 'text', 10)).toThrow('not a text file in UTF-8');
    expect(() => streamed('x', 'text', 10, { detectors: [broken] })).toThrow(RangeError);
  });
});
