import { convertIndexedToRgb, decode as decodePng, encode as encodePng, type DecodedPng } from 'fast-png';
import jpeg from 'jpeg-js';
import { FormatError } from '../../src/formats/index.ts';
import { orientationOf, upright, type Picture } from '../../src/images/index.ts';

export type PictureType = 'png' | 'jpeg';

const mostPixels = 40_000_000;
const jpegQuality = 90;

/**
 * The pixels of a picture, upright.
 * @throws {FormatError} for what cannot be decoded whole, and for more than 40 megapixels
 */
export function decodePicture(bytes: Uint8Array, type: PictureType): Picture {
  try {
    return type === 'png' ? readPng(bytes) : readJpeg(bytes);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('a picture that cannot be decoded');
  }
}

/** A picture with its pixels and nothing else: no EXIF, no text chunks, no thumbnail, no profile. */
export function encodePicture({ width, height, rgba }: Picture, type: PictureType): Uint8Array {
  if (type === 'jpeg') return jpeg.encode({ width, height, data: rgba }, jpegQuality).data;
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgb.set(rgba.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  }
  return encodePng({ width, height, data: rgb, depth: 8, channels: 3 });
}

function readPng(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 24 || view.getUint32(16) * view.getUint32(20) > mostPixels) {
    throw new FormatError('a picture of more than 40 megapixels');
  }
  const png = decodePng(bytes, { checkCrc: true });
  const { width, height } = png;
  const { samples, channels } = eightBits(png);
  if (samples.length < width * height * channels) throw new FormatError('a picture that is not whole');
  const rgba = new Uint8Array(width * height * 4);
  const coloured = channels > 2;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = pixel * channels;
    const red = samples[at] ?? 0;
    const green = coloured ? (samples[at + 1] ?? 0) : red;
    const blue = coloured ? (samples[at + 2] ?? 0) : red;
    const opacity = channels % 2 === 0 ? (samples[at + channels - 1] ?? 255) : 255;
    rgba.set([red, green, blue, opacity], pixel * 4);
  }
  return { width, height, rgba };
}

function eightBits(png: DecodedPng): { readonly samples: Uint8Array; readonly channels: number } {
  if (png.palette !== undefined) {
    const samples = Uint8Array.from(convertIndexedToRgb(png));
    return { samples, channels: samples.length / (png.width * png.height) };
  }
  const { channels, depth, data } = png;
  if (depth === 16) return { samples: Uint8Array.from(data, (value) => value >> 8), channels };
  if (depth === 8) return { samples: Uint8Array.from(data), channels };
  return { samples: unpacked(png), channels };
}

/** Grey of one, two or four bits: several pixels a byte, rows begin at whole bytes. */
function unpacked({ width, height, depth, data }: DecodedPng): Uint8Array {
  const row = Math.ceil((width * depth) / 8);
  const highest = 2 ** depth - 1;
  const samples = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bit = x * depth;
      const byte = data[y * row + (bit >> 3)] ?? 0;
      samples[y * width + x] = (((byte >> (8 - depth - (bit & 7))) & highest) * 255) / highest;
    }
  }
  return samples;
}

function readJpeg(bytes: Uint8Array): Picture {
  const end = bytes.lastIndexOf(0xd9);
  // A decoder fills what is missing with grey; text after the cut would only be missing here.
  if (end < 1 || bytes[end - 1] !== 0xff) throw new FormatError('a picture that is not whole');
  const { width, height, data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    tolerantDecoding: false,
    maxResolutionInMP: mostPixels / 1_000_000,
    maxMemoryUsageInMB: 1024,
  });
  return upright({ width, height, rgba: data }, orientationOf(bytes));
}
