import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { readWav } from '../../src/audio/index.ts';
import { wavFile } from '../../src/audio/testSupport.ts';
import { runRedact } from '../redactCommand.ts';
import { run, useFolder } from '../testSupport.ts';

const { path, file } = useFolder();
const second = 8000;
/** Four seconds; an address is said in the third. */
const recording = wavFile({ frames: 4 * second, rate: second, fill: 77, before: ['LIST', 'Mira Okafor!'] });
const words = ['write', 'to', 'a@b.example', 'please'].map((word, at) => ({
  word,
  start: at + 0.1,
  end: at + 0.9,
}));
const transcript = JSON.stringify({ words });

const levels = async (name: string): Promise<number[][]> => {
  const bytes = new Uint8Array(await readFile(path(`out/${name}`)));
  const wav = readWav(bytes, bytes.length);
  const samples = new Int16Array(bytes.slice(wav.dataStart).buffer);
  return [0, 1, 2, 3].map((from) => [
    ...new Set(samples.slice((from + 0.4) * second, (from + 0.6) * second)),
  ]);
};
const loud = 77 * 257;
const oldPath = process.env.PATH;
afterEach(() => {
  process.env.PATH = oldPath;
});

describe('a recording', () => {
  it('is silent where its transcript has a value, and loses its titles', async () => {
    const source = await file('call.wav', recording);
    await file('call.json', transcript);
    const { code, err } = await run(runRedact, ['--out', path('out'), '--report', path('report'), source]);
    expect({ code, err }).toEqual({ code: 0, err: `${source}: 1 EMAIL; covered: 1.1 s\n` });
    expect(await levels('call.wav')).toEqual([[loud], [loud], [0], [loud]]);
    expect((await readFile(path('out/call.wav'))).toString('latin1')).not.toContain('Okafor');
    expect(JSON.parse(await readFile(path('report'), 'utf8'))).toMatchObject({
      files: [{ covered: [{ start: 1.95, end: 3.05 }] }],
    });
  });

  it('has a tone there with --beep, and takes the transcript that is given', async () => {
    const given = await file('other.json', transcript);
    const { code } = await run(runRedact, [
      '--beep',
      '--transcript',
      given,
      '--out',
      path('out'),
      await file('call.wav', recording),
    ]);
    expect(code).toBe(0);
    const [, , value = []] = await levels('call.wav');
    expect(Math.max(...value)).toBe(3277);
    expect(value).not.toContain(loud);
  });

  it('is covered by whole cues where there are subtitles only', async () => {
    await file(
      'call.vtt',
      'WEBVTT\n\n00:00.000 --> 00:02.000\nwrite to\n\n00:02.200 --> 00:04.000\na@b.example please\n',
    );
    expect((await run(runRedact, ['--out', path('out'), await file('call.wav', recording)])).code).toBe(0);
    expect(await levels('call.wav')).toEqual([[loud], [loud], [0], [0]]);
  });

  it.each([
    ['there is no transcript', undefined, recording, 'a recording without its transcript'],
    ['the transcript is cut off', '{"words":[{"wo', recording, 'not valid JSON'],
    ['the transcript has no times', '{"text":"x"}', recording, 'the transcript has no times'],
    [
      'a word has no time',
      '{"words":[{"word":"x","start":1,"end":2},{"word":"a@b.example"}]}',
      recording,
      'a word of the transcript has no time',
    ],
    [
      'the transcript is of another recording',
      '{"words":[{"word":"x","start":90,"end":91}]}',
      recording,
      'the transcript is longer than the recording',
    ],
    ['the recording is cut off', transcript, recording.slice(0, -100), 'ends inside its samples'],
  ])('is withheld when %s', async (_, text, bytes, reason) => {
    const source = await file('call.wav', bytes);
    if (text !== undefined) await file('call.json', text);
    const { code, err } = await run(runRedact, ['--out', path('out'), source]);
    expect(code).toBe(1);
    expect(err).toContain(reason);
    expect(await readdir(path('out'))).toEqual([]);
  });
});

describe('a recording of another kind', () => {
  const ogg = Uint8Array.from('OggS, in a coding of its own', (char) => char.charCodeAt(0));
  const fakeFfmpeg = async (script: string): Promise<void> => {
    const program = await file('ffmpeg', `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o700);
    process.env.PATH = `${path('')}:/usr/bin:/bin`;
  };

  it('is withheld where ffmpeg is not at hand', async () => {
    process.env.PATH = path('nowhere');
    await file('call.json', transcript);
    const { code, err } = await run(runRedact, ['--out', path('out'), await file('call.ogg', ogg)]);
    expect(code).toBe(1);
    expect(err).toContain('this kind of recording needs ffmpeg on the PATH');
  });

  it('is decoded, covered and encoded, without titles, pictures and playlists', async () => {
    await writeFile(path('decoded.wav'), recording);
    // The last argument is `file:` and the path of the result.
    await fakeFfmpeg(
      `for last; do :; done; echo "$@" >> "${path('log')}"; cp "${path('decoded.wav')}" "\${last#file:}"`,
    );
    await file('call.json', transcript);
    const source = await file('call.ogg', ogg);
    const { code } = await run(runRedact, ['--audio', 'opus', '--out', path('out'), source]);
    expect(code).toBe(0);
    expect(await readdir(path('out'))).toEqual(['call.opus']);
    const [decode = '', , encode = ''] = (await readFile(path('log'), 'utf8')).split('\n');
    expect(decode).toMatch(
      /-nostdin .*-protocol_whitelist file -format_whitelist mp3,\S+ -i file:\/\S+call\.ogg .*-vn -sn -dn -map_metadata -1/,
    );
    expect(decode).not.toMatch(/concat|hls/);
    expect(encode).toMatch(/-c:a libopus -f ogg file:/);
  });

  it('leaves as WAV by default', async () => {
    await writeFile(path('decoded.wav'), recording);
    await fakeFfmpeg(`for last; do :; done; cp "${path('decoded.wav')}" "\${last#file:}"`);
    await file('call.json', transcript);
    expect(
      (
        await run(runRedact, [
          '--out',
          path('out'),
          await file('call.mp3', Uint8Array.of(0x49, 0x44, 0x33, 4)),
        ])
      ).code,
    ).toBe(0);
    expect(await levels('call.wav')).toEqual([[loud], [loud], [0], [loud]]);
  });

  it.each([
    ['cannot be read', 'exit 1', '600', 'a recording that ffmpeg cannot read'],
    ['takes too long', 'exec sleep 60', '1', 'took too long'],
  ])('is withheld when it %s', async (_, script, seconds, reason) => {
    await fakeFfmpeg(script);
    await file('call.json', transcript);
    const { code, err } = await run(runRedact, [
      '--timeout',
      seconds,
      '--out',
      path('out'),
      await file('call.ogg', ogg),
    ]);
    expect(code).toBe(1);
    expect(err).toContain(reason);
    expect(await readdir(path('out'))).toEqual([]);
  });

  it('is written for its owner only', async () => {
    await file('call.json', transcript);
    await run(runRedact, ['--out', path('out'), await file('call.wav', recording)]);
    expect((await stat(path('out/call.wav'))).mode & 0o077).toBe(0);
  });
});
