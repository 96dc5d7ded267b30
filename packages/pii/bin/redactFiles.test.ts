import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { broken } from '../src/formats/testSupport.ts';
import { runRedact, type RedactSettings } from './redactCommand.ts';
import { run, useFolder } from './testSupport.ts';

const { path, file } = useFolder();
const withSettings =
  (settings: RedactSettings): typeof runRedact =>
  (argv, io) =>
    runRedact(argv, io, settings);
const png = '\x89PNG\r\n\x1a\n';
const binary = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('pii redact', () => {
  it.each([
    ['a.md', 'Hi **Mi**ra', 'Hi **[PERSON]**'],
    ['a.html', '<p>Mi<b>ra</b></p>', '<p>[PERSON]<b></b></p>'],
    ['a.eml', 'From: Ada <a@b.example>\n\nMira', 'From: [PERSON] <[EMAIL]>\n\n[PERSON]'],
    ['a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nMira\n', 'WEBVTT\n\n00:01.000 --> 00:02.000\n[PERSON]\n'],
    ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\nMira\n\n', '1\n00:00:01,000 --> 00:00:02,000\n[PERSON]\n\n'],
    [
      'a.json',
      '[{"type":4,"data":{"href":"Mira"},"timestamp":1}]',
      '[{"type":4,"data":{"href":"[PERSON]"},"timestamp":1}]',
    ],
    ['bom.txt', '\ufeffMira', '\ufeff[PERSON]'],
  ])('redacts %s', async (name, source, redacted) => {
    const policy = await file('policy', '{"known":[{"type":"PERSON","value":"Mira Okafor"}]}');
    const { code, out } = await run(runRedact, ['--policy', policy, await file(name, source)]);
    expect(code).toBe(0);
    expect(out).toContain(redacted.split('\n')[0]);
    expect(out).not.toMatch(/Mira|b\.example/);
  });

  it('follows the paths of a policy', async () => {
    const policy = await file('policy', '{"paths":{"$.a":"redact","$.b":"keep"}}');
    const { out } = await run(runRedact, [
      '--policy',
      policy,
      await file('x.json', '{"a":"x","b":"a@b.example"}'),
    ]);
    expect(out).toBe('{"a":"[OTHER]","b":"a@b.example"}');
  });

  it.each([
    ['picture.txt', binary(`${png}mira`), 'the content is not what the name says (txt)'],
    ['page.txt', '<!doctype html>m&#105;ra', 'the content is not what the name says (txt)'],
    [
      'mail.log',
      'Subject: x\nContent-Transfer-Encoding: base64\n\nbWlyYQ==',
      'the content is not what the name says (log)',
    ],
    ['text.png', 'mira', 'the content is not what the name says (png)'],
    ['text.wav', 'mira', 'the content is not what the name says (wav)'],
    ['a.docx', 'mira', 'files of this type cannot be redacted'],
    ['noname', 'mira', 'files of this type cannot be redacted'],
    ['a.gif', 'GIF89a mira', 'files of this type cannot be redacted'],
    ['a.html', '<p>mira <a title="', 'ends inside a tag'],
    ['a.eml', 'mira', 'not the headers of an e-mail message'],
    ['a.vtt', 'mira', 'not WebVTT'],
    ['cut.png', binary(`${png}mira`), 'a picture that cannot be decoded'],
    ['alone.wav', binary('RIFF\0\0\0\0WAVEmira'), 'a recording without its transcript'],
  ])('withholds %s, and says why without a word of it', async (name, content, reason) => {
    const out = path('out');
    const source = await file(name, content);
    const result = await run(withSettings({ reader: () => Promise.reject(new Error('mira')) }), [
      '--out',
      out,
      source,
    ]);
    expect(result.code).toBe(1);
    expect(result.err.replace(source, '')).toContain(
      reason === 'a picture that cannot be decoded' ? 'withheld' : reason,
    );
    expect(result.err.replace(source, '')).not.toContain('mira');
    expect(await readdir(out)).toEqual([]);
  });

  it('goes on after a file that is withheld', async () => {
    const files = [
      await file('a.txt', 'a@b.example'),
      await file('b.json', '{'),
      await file('c.txt', 'fine'),
    ];
    const { code } = await run(runRedact, ['--out', path('out'), '--report', path('report'), ...files]);
    expect(code).toBe(1);
    expect((await readdir(path('out'))).sort()).toEqual(['a.txt', 'c.txt']);
    expect(JSON.parse(await readFile(path('report'), 'utf8'))).toEqual({
      redacted: 2,
      withheld: 1,
      found: { EMAIL: 1 },
      files: [
        { file: 'a.txt', status: 'redacted', format: 'text', found: { EMAIL: 1 }, dropped: {}, covered: [] },
        { file: 'b.json', status: 'withheld', reason: 'line 1: not valid JSON' },
        { file: 'c.txt', status: 'redacted', format: 'text', found: {}, dropped: {}, covered: [] },
      ],
    });
  });

  it('withholds everything when a detector throws, and does not repeat what it says', async () => {
    const { code, out, err } = await run(withSettings({ options: { detectors: [broken] } }), [
      await file('a.txt', 'x'),
    ]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('cannot be examined, so it is withheld');
    expect(err).not.toContain('mira');
  });

  it('withholds a file that takes too long', async () => {
    let time = 0;
    const now = (): number => (time += 400);
    const rows = await file('a.csv', 'a,b\nc@d.example,e\n');
    const { code, out, err } = await run(withSettings({ now }), ['--timeout', '1', rows]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('took longer than 1 s');
  });

  it('holds large files in pieces, and withholds one that ends badly as a whole', async () => {
    const row = `{"to":"a@b.example","note":"${'x'.repeat(300)}"}\n`;
    const good = await file('good.jsonl', `\ufeff${row.repeat(4000)}`);
    const bad = await file('bad.jsonl', `${row.repeat(4000)}{"to`);
    const { code, err } = await run(runRedact, ['--out', path('out'), good, bad]);
    expect(code).toBe(1);
    expect(err).toContain('4000 EMAIL');
    expect(err).toContain('line 4001: not valid JSON');
    expect(await readdir(path('out'))).toEqual(['good.jsonl']);
    expect(await readFile(path('out/good.jsonl'), 'utf8')).toBe(
      `\ufeff${row.replace('a@b.example', '[EMAIL]').repeat(4000)}`,
    );
  });

  it('takes personal data out of names', async () => {
    const files = [
      await file('a@b.example.txt', 'x'),
      await file('c@d.example.txt', 'y'),
      await file('2026-11-26 log.txt', 'z'),
    ];
    const { code } = await run(runRedact, ['--out', path('out'), '--report', path('report'), ...files]);
    expect(code).toBe(0);
    expect((await readdir(path('out'))).sort()).toEqual([
      '2026-11-26 log.txt',
      '[EMAIL]-2.txt',
      '[EMAIL].txt',
    ]);
    expect(await readFile(path('report'), 'utf8')).not.toContain('@');
  });

  it('shows on a terminal how far it is, and plain lines otherwise', async () => {
    const argv = ['--out', path('out'), await file('a.txt', 'x'), await file('b.txt', 'y')];
    const plain = await run(runRedact, argv);
    expect(plain.err).toBe(`${argv[2] ?? ''}: nothing found\n${argv[3] ?? ''}: nothing found\n`);
    const shown = await run(runRedact, argv, [], true);
    expect(shown.err.replace(/\r\x1b\[2K(?:\[[#.]{24}\] \d+ % [ab]\.txt)?/g, '')).toBe(plain.err);
    expect(shown.err).toContain('[............] 50 % b.txt'.slice(-12));
  });

  it.each([
    ['a file that is not there', ['none.txt']],
    ['a picture without --out', ['a.png']],
    ['a folder', ['.']],
    ['a policy that is not there', ['--policy', 'none', 'a.txt']],
    ['two files and one transcript', ['--transcript', 'x', 'a.txt', 'b.txt']],
    ['an unknown way to leave', ['--audio', 'mp3', 'a.txt']],
    ['no time at all', ['--timeout', '0', 'a.txt']],
  ])('calls %s misuse', async (_, argv) => {
    await file('a.txt', 'x');
    await file('b.txt', 'x');
    await file('a.png', binary(png));
    const files = argv.map((word) => (/^(?:a|b|none)\.\w+$|^\.$/.test(word) ? path(word) : word));
    const reader = () => Promise.resolve({ read: () => Promise.resolve([]), close: () => Promise.resolve() });
    expect((await run(withSettings({ reader }), files)).code).toBe(2);
  });
});
