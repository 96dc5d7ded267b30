import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRedact } from '../../../packages/pii/bin/redactCommand.ts';

/*
 * Recordings that only ffmpeg opens, with the real one: what leaves is silent where the transcript has a value and as loud as
 * before elsewhere, and has no titles.
 */

const SECONDS = 4;
const words = ['write', 'to', 'a@b.example', 'please'].map((word, at) => ({
  word,
  start: at + 0.1,
  end: at + 0.9,
}));

let folder: string;

const ffmpeg = (...args: readonly string[]): string =>
  execFileSync('ffmpeg', ['-hide_banner', '-nostdin', '-y', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-ffmpeg-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A tone of some seconds with a name in its titles, coded as its ending says, and its transcript beside it. */
async function call(name: string, ...coding: readonly string[]): Promise<string> {
  const path = join(folder, name);
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=16000:duration=${String(SECONDS)}`];
  ffmpeg(...tone, '-metadata', 'title=Mira Okafor', '-metadata', 'artist=Mira Okafor', ...coding, path);
  await writeFile(join(folder, `${name.replace(/\.\w+$/, '')}.json`), JSON.stringify({ words }));
  return path;
}

/** Loudness (dBFS, the mean) of a tenth of a second in the middle of each second. */
function loudness(path: string): number[] {
  return Array.from({ length: SECONDS }, (_, at) => {
    const args = ['-hide_banner', '-nostdin', '-ss', String(at + 0.45), '-t', '0.1', '-i', path];
    const { stderr } = spawnSync('ffmpeg', [...args, '-af', 'volumedetect', '-f', 'null', '-'], {
      encoding: 'utf8',
    });
    return Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1]);
  });
}

const silent = {
  in: process.stdin,
  out: () => Promise.resolve(),
  err: () => undefined,
};

describe('a recording', () => {
  it.each([
    ['call.ogg', ['-c:a', 'libvorbis']],
    ['call.mp3', ['-c:a', 'libmp3lame']],
    ['call.m4a', ['-c:a', 'aac']],
    ['mulaw.wav', ['-c:a', 'pcm_mulaw']],
  ] as const)('%s is silent where a value is said, and loses its titles', async (name, coding) => {
    const form = name.endsWith('.wav') ? 'wav' : 'opus';
    const path = await call(name, ...coding);
    expect(await runRedact(['--audio', form, '--out', join(folder, 'out'), path], silent)).toBe(0);
    const left = join(folder, 'out', name.replace(/\w+$/, form));
    const [first = 0, second = 0, value = 0, last = 0] = loudness(left);
    for (const heard of [first, second, last]) expect(heard).toBeGreaterThan(-35);
    expect(value).toBeLessThan(-70);
    expect((await readFile(left)).toString('latin1')).not.toContain('Okafor');
  });

  it('that begins later than its file is withheld: a transcript may count from either', async () => {
    const path = await call('late.webm', '-c:a', 'libopus');
    const late = join(folder, 'late2.webm');
    const picture = ['-f', 'lavfi', '-i', 'color=c=black:s=16x16:d=2'];
    ffmpeg('-itsoffset', '0.5', '-i', path, ...picture, '-map', '0:a', '-map', '1:v', '-c:a', 'copy', late);
    const given = ['--transcript', join(folder, 'late.json'), '--out', join(folder, 'out')];
    expect(await runRedact([...given, path], silent)).toBe(0);
    expect(await runRedact([...given, late], silent)).toBe(1);
  });

  it('cut off in the middle of its coding is withheld', async () => {
    const path = await call('cut.m4a', '-c:a', 'aac');
    await writeFile(path, (await readFile(path)).subarray(0, 2000));
    expect(await runRedact(['--out', join(folder, 'out'), path], silent)).toBe(1);
  });
});
