import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanImage } from './image.ts';

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(12 + data.length);
  new DataView(whole.buffer).setUint32(0, data.length);
  whole.set(new TextEncoder().encode(type), 4);
  whole.set(data, 8);
  return whole;
};
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const header = (width: number, height: number) => {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  return chunk('IHDR', data);
};
const END = chunk('IEND', new Uint8Array());

const segment = (marker: number, data: Uint8Array) =>
  join(Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff), data);
const frame = (width: number, height: number) =>
  segment(0xc0, Uint8Array.of(8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0));
const START = Uint8Array.of(0xff, 0xd8);
const scan = join(
  segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
  Uint8Array.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd1, 0x56),
);
const STOP = Uint8Array.of(0xff, 0xd9);

const small = fc.uint8Array({ maxLength: 40 });

describe('a picture', () => {
  it('keeps what draws and loses what is hung on it', () => {
    fc.assert(
      fc.property(
        small,
        fc.constantFrom('tEXt', 'eXIf', 'iTXt', 'zTXt', 'tIME', 'iCCP', 'prIv'),
        small,
        (pixels, type, said) => {
          const kept = [header(3, 4), chunk('IDAT', pixels), END];
          const loaded = join(SIGNATURE, header(3, 4), chunk(type, said), chunk('IDAT', pixels), END, said);
          expect(cleanImage(loaded)).toEqual({ mediaType: 'image/png', bytes: join(SIGNATURE, ...kept) });
        },
      ),
    );
    fc.assert(
      fc.property(small, fc.constantFrom(0xe1, 0xe2, 0xed, 0xef, 0xfe), (said, marker) => {
        const loaded = join(START, segment(marker, said), frame(3, 4), scan, STOP, said);
        expect(cleanImage(loaded)).toEqual({
          mediaType: 'image/jpeg',
          bytes: join(START, frame(3, 4), scan, STOP),
        });
      }),
    );
  });

  it('that is cut anywhere, or says it is enormous, is none', () => {
    const png = join(SIGNATURE, header(3, 4), chunk('IDAT', Uint8Array.of(1, 2)), END);
    const jpeg = join(START, frame(3, 4), scan, STOP);
    for (const whole of [png, jpeg]) {
      expect(cleanImage(whole)).not.toBeNull();
      for (let length = 0; length < whole.length; length += 1)
        expect(cleanImage(whole.subarray(0, length))).toBeNull();
    }
    expect(cleanImage(join(SIGNATURE, header(100_000, 100_000), END))).toBeNull();
    expect(cleanImage(join(START, frame(65_000, 65_000), scan, STOP))).toBeNull();
    expect(cleanImage(join(SIGNATURE, END))).toBeNull();
    expect(cleanImage(join(START, scan, STOP))).toBeNull();
  });

  it('of any bytes is read without a fault, and never grows', () => {
    const begun = fc.tuple(
      fc.constantFrom(SIGNATURE, START, join(START, frame(2, 2))),
      fc.uint8Array({ maxLength: 200 }),
    );
    fc.assert(
      fc.property(begun, ([start, rest]) => {
        const clean = cleanImage(join(start, rest));
        if (clean !== null) expect(clean.bytes.length).toBeLessThanOrEqual(start.length + rest.length);
      }),
    );
  });
});
