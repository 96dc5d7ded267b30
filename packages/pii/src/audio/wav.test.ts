import { describe, expect, it } from 'vitest';
import { FormatError } from '../formats/formatError.ts';
import { coveredRanges, coverRanges, isPlainWav, readWav, secondsOf, wavHeader } from './index.ts';
import { wavFile } from './testSupport.ts';

describe('readWav', () => {
  it.each([
    [1, 8, 1],
    [1, 16, 2],
    [1, 24, 1],
    [1, 32, 2],
    [3, 32, 2],
    [3, 64, 1],
  ] as const)('reads coding %i of %i bits, %i channels, behind other chunks', (tag, bits, channels) => {
    const bytes = wavFile({ tag, bits, channels, frames: 800, rate: 8000, before: ['LIST', 'mira okafor!'] });
    const wav = readWav(bytes, bytes.length);
    expect(wav).toMatchObject({
      channels,
      bits,
      rate: 8000,
      frame: (bits / 8) * channels,
      dataBytes: 100 * bits * channels,
    });
    expect(secondsOf(wav)).toBe(0.1);
    expect(
      readWav(new Uint8Array([...wavHeader(wav), ...bytes.slice(wav.dataStart)]), 44 + wav.dataBytes),
    ).toEqual({
      ...wav,
      dataStart: 44,
    });
  });

  it('reads the extensible form', () => {
    const bytes = wavFile({ tag: 0xfffe, bits: 24, channels: 2, frames: 8, rate: 8000 });
    expect(readWav(bytes, bytes.length)).toMatchObject({ coding: 'integer', bits: 24 });
  });

  it.each([
    ['cut off', wavFile({ frames: 100 }).slice(0, -1), 'ends inside its samples'],
    ['without samples', wavFile({ frames: 100 }).slice(0, 36), 'a WAV file without samples'],
    ['of a telephone coding', wavFile({ tag: 7, bits: 8 }), 'a WAV file in a coding that is not known'],
    ['that lies about its frames', wavFile({ frame: 3 }), 'not a WAV file'],
    ['of another kind', new TextEncoder().encode('RIFF0000AVI LIST'), 'not a WAV file'],
    ['that is empty', new Uint8Array(), 'not a WAV file'],
  ])('refuses a file %s', (_, bytes, reason) => {
    expect(() => readWav(bytes, bytes.length)).toThrow(FormatError);
    expect(() => readWav(bytes, bytes.length)).toThrow(reason);
  });

  it('tells what needs a decoder', () => {
    expect(isPlainWav(wavFile({}))).toBe(true);
    expect(isPlainWav(wavFile({ tag: 6, bits: 8 }))).toBe(false);
  });
});

describe('coverRanges', () => {
  it.each([
    [1, 8, 128],
    [1, 16, 0],
    [1, 24, 0],
    [1, 32, 0],
    [3, 32, 0],
    [3, 64, 0],
  ] as const)('leaves nothing of coding %i, %i bits, in any channel and piece', (tag, bits, silent) => {
    const bytes = wavFile({ tag, bits, channels: 2, frames: 1000, rate: 1000, fill: 77 });
    const wav = readWav(bytes, bytes.length);
    const samples = bytes.slice(wav.dataStart);
    const half = 500 * wav.frame;
    for (const first of [0, 500]) {
      coverRanges(
        samples.subarray(first * wav.frame, first * wav.frame + half),
        first,
        wav,
        [{ start: 0.25, end: 0.75 }],
        'mute',
      );
    }
    const cut = (from: number, to: number): number[] => [
      ...new Set(samples.slice(from * wav.frame, to * wav.frame)),
    ];
    expect([cut(0, 250), cut(250, 750), cut(750, 1000)]).toEqual([[77], [silent], [77]]);
  });

  it('puts a tone there instead, the same in all channels', () => {
    const bytes = wavFile({ channels: 2, frames: 8000, rate: 8000, fill: 77 });
    const wav = readWav(bytes, bytes.length);
    coverRanges(bytes.subarray(wav.dataStart), 0, wav, [{ start: 0, end: 1 }], 'beep');
    const samples = new Int16Array(bytes.slice(wav.dataStart).buffer);
    expect(Math.max(...samples)).toBe(3277);
    expect(samples.every((value, at) => value === samples[at - (at % 2)])).toBe(true);
    expect(samples).not.toContain(77 * 257);
  });
});

describe('coveredRanges', () => {
  const spoken = [
    { start: 1, end: 2 },
    { start: 2.5, end: 4 },
  ];
  const value = (start: number, end: number) => ({ start, end, type: 'EMAIL' }) as const;

  it('pads values and joins what touches', () => {
    const removed = [value(1, 1.5), value(1.7, 2), value(3, 3.2)];
    expect(coveredRanges({ removed, spoken }, 5)).toEqual([
      { start: 0.85, end: 2.15 },
      { start: 2.85, end: 3.35 },
    ]);
  });

  it('covers what is far from every word of the transcript', () => {
    expect(
      coveredRanges(
        {
          removed: [],
          spoken: [
            { start: 5, end: 6 },
            { start: 20, end: 21 },
          ],
        },
        30,
      ),
    ).toEqual([
      { start: 0, end: 4 },
      { start: 7, end: 19 },
      { start: 22, end: 30 },
    ]);
    expect(coveredRanges({ removed: [], spoken: [] }, 3)).toEqual([{ start: 0, end: 3 }]);
  });

  it('refuses the transcript of a longer recording', () => {
    expect(() => coveredRanges({ removed: [], spoken }, 2.9)).toThrow(
      'the transcript is longer than the recording',
    );
  });
});
