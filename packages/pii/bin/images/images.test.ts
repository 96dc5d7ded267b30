import { readFileSync } from 'node:fs';
import { decode as decodePng, encode as encodePng } from 'fast-png';
import jpeg from 'jpeg-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormatError } from '../../src/formats/index.ts';
import type { ReadLine } from '../../src/images/index.ts';
import { decodePicture, encodePicture } from './codec.ts';
import { newTextReader, redactImage, type TextReader } from './index.ts';

const known = [{ type: 'PERSON', value: 'Mira Okafor' }] as const;
/** A screen with a made-up name, an e-mail address and a phone number, drawn by a browser. */
const chat = readFileSync(new URL('fixture/chat.png', import.meta.url));
const white = { width: 40, height: 30, rgba: new Uint8Array(40 * 30 * 4).fill(255) };

const line = (...words: (readonly [text: string, confidence?: number])[]): ReadLine =>
  words.map(([text, confidence = 95], at) => ({
    text,
    confidence,
    box: { left: at * 20 + 4, top: 10, right: at * 20 + 14, bottom: 20 },
  }));
const reading = (...lines: ReadLine[]): TextReader => ({
  read: () => Promise.resolve([lines]),
  close: () => Promise.resolve(),
});
const darkShare = ({ rgba }: { rgba: Uint8Array }): number =>
  rgba.filter((value, at) => at % 4 === 0 && value < 40).length / (rgba.length / 4);

describe('a picture that is read', () => {
  let reader: TextReader;
  beforeAll(async () => {
    reader = await newTextReader();
  }, 30_000);
  afterAll(() => reader.close());

  it('has its values painted, so that a second look finds none', async () => {
    const once = await redactImage(chat, 'png', reader, { known });
    expect(Object.fromEntries(once.counts)).toEqual({ PERSON: 1, EMAIL: 1, PHONE: 1 });
    const words = (await reader.read(decodePicture(once.bytes, 'png'))).flat(2).map(({ text }) => text);
    expect(words.join(' ')).toMatch(/order has not arrived/);
    expect(words.join(' ')).not.toMatch(/mira|okafor|mail\.example|555|2671/i);
  }, 60_000);
});

describe('redactImage', () => {
  it('paints what the reader is not sure of, and counts it', async () => {
    const { bytes, dropped, counts } = await redactImage(
      encodePicture(white, 'png'),
      'png',
      reading(line(['fine'], ['too'], ['hm', 20])),
    );
    expect(darkShare(decodePicture(bytes, 'png'))).toBeGreaterThan(0);
    expect([...dropped]).toEqual([['unsure text', 1]]);
    expect(counts.size).toBe(0);
  });

  it('leaves a picture without text as it is', async () => {
    const { bytes } = await redactImage(encodePicture(white, 'png'), 'png', reading());
    expect(decodePicture(bytes, 'png')).toEqual(white);
  });

  it('drops everything that is no pixel', async () => {
    const png = encodePng({ ...white, data: white.rgba, channels: 4, text: { Author: 'Mira Okafor' } });
    expect(Buffer.from(png).toString('latin1')).toContain('Okafor');
    expect(decodePng((await redactImage(png, 'png', reading())).bytes).text).toEqual({});

    const plain = jpeg.encode({ ...white, data: white.rgba }, 90).data;
    const comment = Buffer.from('Mira Okafor');
    const exif = Buffer.concat([
      plain.subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, comment.length + 2]),
      comment,
      plain.subarray(2),
    ]);
    expect((await redactImage(exif, 'jpeg', reading())).bytes.toString()).not.toContain('Okafor');
  });

  it.each([
    ['png', chat.subarray(0, 9000)],
    ['png', Buffer.concat([chat.subarray(0, 200), Buffer.alloc(50), chat.subarray(250)])],
    ['png', chat.subarray(0, 20)],
    ['jpeg', jpeg.encode({ ...white, data: white.rgba }, 90).data.subarray(0, -20)],
    ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ] as const)('refuses a %s that is not whole (%#)', async (type, bytes) => {
    await expect(redactImage(bytes, type, reading())).rejects.toThrow(FormatError);
  });

  it('refuses a picture that would fill the memory', () => {
    const huge = Buffer.from(chat);
    huge.writeUInt32BE(600_000, 16);
    expect(() => decodePicture(huge, 'png')).toThrow('more than 40 megapixels');
  });

  it.each([1, 2, 4, 8, 16] as const)('reads grey of %i bits', (depth) => {
    const row = depth === 16 ? 2 : Math.ceil((2 * depth) / 8);
    const data =
      depth === 16
        ? new Uint16Array([0xffff, 0])
        : new Uint8Array(row).fill(depth === 8 ? 0 : 0xff << (8 - depth));
    if (depth === 8) data[0] = 255;
    const picture = decodePicture(encodePng({ width: 2, height: 1, data, depth, channels: 1 }), 'png');
    expect([...picture.rgba]).toEqual([255, 255, 255, 255, 0, 0, 0, 255]);
  });
});
