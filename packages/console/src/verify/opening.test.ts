import { describe, expect, it } from 'vitest';
import { holdOpenings, openingsIn } from './log/bodies.ts';
import { trustedOf } from './given.ts';
import { openAny } from './opening.ts';

const file = (path: string, text = 'x') => ({ path, file: new Blob([text]) });

describe('openAny', () => {
  it('takes a file for a proof by how it begins, whatever its name', async () => {
    const text = 'c2sp.org/tlog-proof@v1\nindex 0\n';
    expect(await openAny([file('download (1)', text)])).toEqual({ kind: 'proof', text });
  });

  it('finds a log below whatever folder it lies in', async () => {
    const opened = await openAny([
      file('My copy/log/checkpoint', 'note'),
      file('My copy/log/tile/entries/000'),
      file('My copy/other/tile/entries/000'),
    ]);
    if (opened.kind !== 'log') throw new Error('it is a log');
    expect(opened.log.bundles).toBe(1);
    expect(new TextDecoder().decode((await opened.log.reader.read('checkpoint')) ?? undefined)).toBe('note');
    expect(await opened.log.reader.read('tile/entries/001')).toBeNull();
  });

  it.each([
    [[file('checkpoint'), file('000'), file('keys')], 'have lost their folders'],
    [[file('a'), file('b')], 'neither a manifest.json nor a checkpoint'],
    [[file('a.zip')], 'This is no zip, or it is cut off'],
  ])('says in plain words what else it was given (%#)', async (chosen, words) => {
    await expect(openAny(chosen)).rejects.toThrow(words);
  });
});

describe('what was given from elsewhere', () => {
  it('names the key that cannot be read', () => {
    expect(trustedOf(' \n')).toBeNull();
    expect(() => trustedOf('not a key')).toThrow('Key 1 that you pasted cannot be read');
  });

  it('reads bodies over the edges of pieces, and names the line that is none', async () => {
    const line = (index: number) => `{"body":{"é":1},"index":${String(index)},"salt":"AA=="}\n`;
    const text = Array.from({ length: 5000 }, (_, index) => line(index)).join('');
    const held = await holdOpenings(new Blob([text]));
    expect(held.map(({ index }) => index)).toEqual(Array.from({ length: 5000 }, (_, index) => index));
    await expect(openingsIn(new Blob([`${line(0)}\nnone`])).next()).resolves.toMatchObject({
      value: { index: 0 },
    });
    await expect(holdOpenings(new Blob([`${line(0)}none`]))).rejects.toThrow('Line 2 of the bodies');
  });
});
