import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDetect, runRedact } from './detectCommand.ts';
import { patternDetectors } from '../src/index.ts';
import { run, useFolder } from './testSupport.ts';

const { path: inFolder, file } = useFolder();

describe('pii detect', () => {
  it('answers each line in order, with UTF-16 offsets', async () => {
    const input = '{"id":1,"text":"\u{1f600} a@b.example"}\n\n{"id":"b","text":"fine","group":"g"}\n';
    expect(await run(runDetect, [], [input])).toEqual({
      code: 0,
      out: '{"id":1,"spans":[{"start":3,"end":14,"type":"EMAIL","score":0.97}]}\n{"id":"b","spans":[]}\n',
      err: '',
    });
  });

  it('rows of one group are turns of one conversation, whatever stands between them', async () => {
    const rows = [
      { id: 1, text: 'and your zip code?', group: 'a', speaker: 'agent' },
      { id: 2, text: '4821' },
      { id: 3, text: 'hello', group: 'b' },
      { id: 4, text: '4821', group: 'a', speaker: 'customer' },
      { id: 5, text: '4821', group: null },
    ];
    const { out } = await run(runDetect, [], [rows.map((row) => `${JSON.stringify(row)}\n`).join('')]);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { spans: { type: string }[] });
    expect(answers.map(({ spans }) => spans.map(({ type }) => type))).toEqual([[], [], [], ['ZIP'], []]);
  });

  it('reads bytes however they are cut, and a last line without its end', async () => {
    const bytes = new TextEncoder().encode('\ufeff{"id":1,"text":"josé@b.example 😀"}\n{"id":2,"text":"x"}');
    const whole = await run(runDetect, [], [bytes]);
    expect(whole.out).toContain('"start":0,"end":14');
    expect(
      await run(
        runDetect,
        [],
        Array.from(bytes, (byte) => Uint8Array.of(byte)),
      ),
    ).toEqual(whole);
  });

  it.each([
    ['{"id":1,"text":"secret"', 'not valid JSON'],
    ['"secret"', 'not a JSON object'],
    ['{"text":"secret"}', '"id" must be a string or a number'],
    ['{"id":1,"text":["secret"]}', '"text" must be a string'],
    ['{"id":1,"text":"secret","group":{}}', '"group" must be a string or a number'],
    ['{"id":1,"text":"secret","speaker":7}', '"speaker" must be a string'],
  ])('stops at %s with its line number and never its text', async (line, reason) => {
    const { code, out, err } = await run(runDetect, [], ['{"id":0,"text":"x"}\n', `${line}\n`]);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '{"id":0,"spans":[]}\n',
      err: `pii detect: line 2: ${reason}\n`,
    });
  });

  it('refuses bytes that are not UTF-8', async () => {
    const { code, err } = await run(runDetect, [], [Uint8Array.of(0x7b, 0xff, 0xfe, 0x0a)]);
    expect([code, err]).toEqual([2, 'pii detect: line 1: not valid UTF-8\n']);
  });

  it('takes no arguments', async () => {
    const { code, out, err } = await run(runDetect, ['file.jsonl']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: pii detect');
    expect((await run(runDetect, ['--help'])).code).toBe(0);
  });
});

describe('pii redact', () => {
  it('writes the result to stdout and what it removed to stderr', async () => {
    const path = await file('note.txt', 'to a@b.example\n');
    expect(await run(runRedact, [path])).toEqual({ code: 0, out: 'to [EMAIL]\n', err: `${path}: 1 EMAIL\n` });
  });

  it('writes several files to a folder', async () => {
    const files = [await file('a.json', '{"a":"a@b.example"}'), await file('b.csv', 'x\nfine\n')];
    const out = inFolder('out');
    const result = await run(runRedact, ['--out', out, ...files]);
    expect([result.code, result.out]).toEqual([0, '']);
    expect(result.err).toContain('b.csv: nothing found');
    expect(await readFile(join(out, 'a.json'), 'utf8')).toBe('{"a":"[EMAIL]"}');
    expect(await readFile(join(out, 'b.csv'), 'utf8')).toBe('x\nfine\n');
  });

  it('writes a message to stdout byte by byte, or not at all', async () => {
    const byPatterns: typeof runRedact = (argv, io) =>
      runRedact(argv, io, { options: { detectors: patternDetectors } });
    const message = 'Subject: x\r\n\r\ngr\u00fc\u00dfe\r\n';
    const utf8 = await file('utf8.eml', message);
    expect((await run(byPatterns, [utf8])).out).toBe(message);
    const latin1 = await file('latin1.eml', Buffer.from(message, 'latin1'));
    expect(await run(byPatterns, [latin1])).toMatchObject({ code: 2, out: '' });
    const out = inFolder('out');
    expect((await run(byPatterns, ['--out', out, latin1])).code).toBe(0);
    expect(await readFile(join(out, 'latin1.eml'), 'latin1')).toBe(message);
  });

  it('follows a policy', async () => {
    const policy = await file(
      'policy.json',
      '{"mask":"token","types":["PERSON"],"known":[{"type":"PERSON","value":"Mira"}]}',
    );
    const path = await file('note.md', 'Mira wrote from a@b.example');
    expect((await run(runRedact, ['--policy', policy, path])).out).toBe('[PERSON_1] wrote from a@b.example');
  });

  it.each([
    ['scan.pdf', 'secret', 'files of this type cannot be redacted'],
    ['a.json', '{"secret": ', 'not valid JSON'],
    ['a.jsonl', '{}\n{"secret": \n', 'line 2: not valid JSON'],
    ['a.csv', 'a\n"secret', 'line 2: a quoted cell is not closed'],
    ['utf16.txt', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), 'not a text file in UTF-8'],
    ['utf16.log', 'a\0b\0', 'not a text file in UTF-8'],
  ])('withholds %s', async (name, content, reason) => {
    const { code, out, err } = await run(runRedact, [await file(name, content)]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(reason);
    expect(err).not.toContain('secret');
  });

  it('a policy with a mistyped rule removes nothing and says so', async () => {
    const policy = await file('policy.json', '{"type":["EMAIL"]}');
    const { code, out, err } = await run(runRedact, ['--policy', policy, await file('a.txt', 'a@b.example')]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('policy: unknown key');
  });

  it('says when a file is not there', async () => {
    const { code, err } = await run(runRedact, [inFolder('none.txt')]);
    expect(code).toBe(2);
    expect(err).toContain('(ENOENT)');
  });

  it('never overwrites what it reads', async () => {
    const path = await file('a.txt', 'a@b.example');
    const { code } = await run(runRedact, ['--out', inFolder('.'), path]);
    expect(code).toBe(2);
    expect(await readFile(path, 'utf8')).toBe('a@b.example');
  });

  it.each([[[]], [['--polcy', 'x', 'a.txt']], [['--out', 'o', 'x/a.txt', 'y/a.txt']]])(
    'explains itself on %j',
    async (argv) => {
      const { code, out, err } = await run(runRedact, argv);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('usage: pii redact');
    },
  );
});
