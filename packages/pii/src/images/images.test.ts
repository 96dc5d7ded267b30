import { describe, expect, it } from 'vitest';
import {
  boxesToPaint,
  doubled,
  flattened,
  orientationOf,
  paint,
  partOf,
  upright,
  type Picture,
  type ReadWord,
} from './index.ts';

const word = (text: string, left: number, confidence = 95): ReadWord => ({
  text,
  confidence,
  box: { left, top: 0, right: left + 10, bottom: 20 },
});

describe('boxesToPaint', () => {
  const lines = [[word('call', 0), word('415', 20), word('555', 40), word('2671', 60)], [word('thanks', 0)]];

  it('paints a value from its first word to its last, with a rim', () => {
    expect(partOf(lines).fragments.join('')).toBe('\ncall 415 555 2671\nthanks');
    const { boxes, unsure } = boxesToPaint(lines, [{ type: 'PHONE', part: 0, from: 3, to: 7 }]);
    expect(boxes).toEqual([{ left: 17, top: -3, right: 73, bottom: 23 }]);
    expect(unsure).toBe(0);
  });

  it('paints a value on two lines in two boxes', () => {
    const { boxes } = boxesToPaint(lines, [{ type: 'OTHER', part: 0, from: 7, to: 9 }]);
    expect(boxes.map(({ left }) => left + 3)).toEqual([60, 0]);
  });

  it('paints what is not read well: words below 60, lines below 70', () => {
    const unsure = [
      [word('a', 0), word('b', 20, 59), word('c', 40, 60)],
      [word('d', 0, 69), word('e', 20, 70)],
    ];
    const { boxes, unsure: count } = boxesToPaint(unsure, []);
    expect(boxes.map(({ left }) => left + 3)).toEqual([20, 0, 20]);
    expect(count).toBe(3);
  });
});

describe('a picture', () => {
  const picture = (width: number, values: readonly number[]): Picture => ({
    width,
    height: values.length / width,
    rgba: Uint8Array.from(values.flatMap((value) => [value, value, value, 255])),
  });
  const grey = ({ rgba }: Picture): number[] => [...rgba].filter((_, at) => at % 4 === 0);

  it('is painted inside its edges', () => {
    const white = picture(3, [9, 9, 9, 9, 9, 9]);
    paint(white, [{ left: 1.2, top: -5, right: 9, bottom: 0.5 }]);
    expect(grey(white)).toEqual([9, 0, 0, 9, 9, 9]);
  });

  it('loses what lies below transparency', () => {
    const hidden = { width: 1, height: 1, rgba: Uint8Array.of(1, 2, 3, 0) };
    expect([...flattened(hidden).rgba]).toEqual([255, 255, 255, 255]);
  });

  it('is made twice as large', () => {
    expect(doubled(picture(2, [0, 100, 0, 100]))).toMatchObject({ width: 4, height: 4 });
    expect(grey(doubled(picture(1, [40])))).toEqual([40, 40, 40, 40]);
  });

  it.each([
    [1, [1, 2, 3, 4, 5, 6]],
    [2, [2, 1, 4, 3, 6, 5]],
    [3, [6, 5, 4, 3, 2, 1]],
    [4, [5, 6, 3, 4, 1, 2]],
    [5, [1, 3, 5, 2, 4, 6]],
    [6, [5, 3, 1, 6, 4, 2]],
    [7, [6, 4, 2, 5, 3, 1]],
    [8, [2, 4, 6, 1, 3, 5]],
    [99, [1, 2, 3, 4, 5, 6]],
  ])('of orientation %i is turned upright', (orientation, values) => {
    expect(grey(upright(picture(2, [1, 2, 3, 4, 5, 6]), orientation))).toEqual(values);
  });

  const exif = (...tiff: number[]): Uint8Array =>
    Uint8Array.of(
      0xff,
      0xd8,
      0xff,
      0xe1,
      0,
      8 + tiff.length,
      0x45,
      0x78,
      0x69,
      0x66,
      0,
      0,
      ...tiff,
      0xff,
      0xda,
      0,
      2,
    );

  it.each([
    ['big-endian', exif(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0), 6],
    ['little-endian', exif(0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0), 8],
    ['cut off', exif(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 9), 1],
    ['missing', Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2), 1],
  ])('has an orientation that is %s', (_, jpeg, orientation) => {
    expect(orientationOf(jpeg)).toBe(orientation);
  });
});
