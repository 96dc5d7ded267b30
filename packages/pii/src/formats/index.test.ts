import { describe, expect, it } from 'vitest';
import { formatOf, FormatError, redactFile } from './index.ts';
import { broken } from './testSupport.ts';

describe('formatOf', () => {
  it.each([
    ['a.txt', 'text'],
    ['A.LOG', 'text'],
    ['a.md', 'markdown'],
    ['a.HTM', 'html'],
    ['a.eml', 'email'],
    ['a.vtt', 'vtt'],
    ['a.srt', 'srt'],
    ['x.y.json', 'json'],
    ['x.jsonl', 'jsonl'],
    ['x.ndjson', 'jsonl'],
    ['dir.csv/x.csv', 'csv'],
    ['x.pdf', undefined],
    ['json', undefined],
    ['x.', undefined],
  ])('%s -> %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });
});

describe('redactFile', () => {
  it('counts what it replaced', () => {
    const { text, counts } = redactFile('a@b.example 192.0.2.1 c@d.example', 'text');
    expect(text).toBe('[EMAIL] [IP] [EMAIL]');
    expect([...counts]).toEqual([
      ['EMAIL', 2],
      ['IP', 1],
    ]);
  });

  it('redacts JSON lines each by itself and keeps empty ones', () => {
    expect(redactFile('{"a":"a@b.example"}\n\n"fine"\n', 'jsonl').text).toBe('{"a":"[EMAIL]"}\n\n"fine"\n');
  });

  it('numbers mean the same value all over the file', () => {
    const source = '["a@b.example","c@d.example","[EMAIL_4]","A@b.example"]';
    expect(redactFile(source, 'json', { mask: 'token' }).text).toBe(
      '["[EMAIL_5]","[EMAIL_6]","[EMAIL_4]","[EMAIL_5]"]',
    );
  });

  it('searches known values in every part', () => {
    const known = [{ type: 'PERSON', value: 'Mira Okafor' }] as const;
    expect(redactFile('n,t\nmira,ask Okafor\n', 'csv', { known }).text).toBe('n,t\n[PERSON],ask [PERSON]\n');
  });

  it.each(['text', 'json', 'jsonl', 'csv'] as const)(
    'redacting a %s file again changes nothing',
    (format) => {
      const source = {
        text: 'order no. 48291, a@b.example',
        json: '{"a@b.example":{"phone":"555-0134"},"(415) 555-2671":"4155552671"}',
        jsonl: '{"password":"sunshine"}\n',
        csv: '(415) 555-2671,x\n555-0134,a@b.example\n',
      }[format];
      const once = redactFile(source, format).text;
      expect(once).not.toBe(source);
      expect(redactFile(once, format).text).toBe(once);
    },
  );

  it('withholds a file that is not UTF-8 text', () => {
    expect(() => redactFile('a\0@\0b\0.\0c\0o\0', 'text')).toThrow(FormatError);
  });

  it('names the line that is not JSON, never its text', () => {
    expect(() => redactFile('{}\n{"a": mira}\n', 'jsonl')).toThrow(/^line 2: not valid JSON$/);
  });

  it.each(['text', 'markdown', 'html', 'email', 'json', 'jsonl', 'csv', 'vtt', 'srt'] as const)(
    'gives nothing of a %s file when a detector throws',
    (format) => {
      const source = {
        text: 'x',
        markdown: 'x',
        html: '<p>x',
        email: 'From: x\n\nx',
        json: '["x"]',
        jsonl: '["x"]',
        csv: 'x',
        vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\nx\n',
        srt: '1\n00:00:01,000 --> 00:00:02,000\nx\n',
      }[format];
      expect(redactFile(source, format).text).toBe(source);
      expect(() => redactFile(source, format, { detectors: [broken] })).toThrow(RangeError);
      expect(() =>
        redactFile(source, format, {
          inTime: () => {
            throw new FormatError('took too long');
          },
        }),
      ).toThrow('took too long');
    },
  );

  it('keeps a byte order mark', () => {
    expect(redactFile('\ufeff["a@b.example"]', 'json').text).toBe('\ufeff["[EMAIL]"]');
  });
});
