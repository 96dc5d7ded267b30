/** Pixels of a picture: red, green, blue and opacity (0 to 255) of each, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** In pixels; the right and lower edges are outside. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Lays a picture on white. What an opaque picture does not show, colours below transparency, is gone with it.
 */
export function flattened({ width, height, rgba }: Picture): Picture {
  const out = new Uint8Array(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    const opacity = (rgba[at + 3] ?? 255) / 255;
    for (let i = 0; i < 3; i += 1)
      out[at + i] = Math.round((rgba[at + i] ?? 0) * opacity + 255 * (1 - opacity));
    out[at + 3] = 255;
  }
  return { width, height, rgba: out };
}

/** Paints boxes black, in place. */
export function paint({ width, height, rgba }: Picture, boxes: readonly Box[]): void {
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.left));
    const right = Math.min(width, Math.ceil(box.right));
    for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(height, Math.ceil(box.bottom)); y += 1) {
      for (let x = left; x < right; x += 1) rgba.set([0, 0, 0, 255], (y * width + x) * 4);
    }
  }
}

/** Twice as large, between the pixels evenly: letters of a screen are too small for the reader of text otherwise. */
export function doubled({ width, height, rgba }: Picture): Picture {
  const out = new Uint8Array(rgba.length * 4);
  const wide = width * 2;
  for (let y = 0; y < height * 2; y += 1) {
    const top = (y >> 1) * width;
    const below = Math.min(height - 1, (y + 1) >> 1) * width;
    for (let x = 0; x < wide; x += 1) {
      const left = x >> 1;
      const right = Math.min(width - 1, (x + 1) >> 1);
      for (let i = 0; i < 4; i += 1) {
        const sum =
          (rgba[(top + left) * 4 + i] ?? 0) +
          (rgba[(top + right) * 4 + i] ?? 0) +
          (rgba[(below + left) * 4 + i] ?? 0) +
          (rgba[(below + right) * 4 + i] ?? 0);
        out[(y * wide + x) * 4 + i] = sum >> 2;
      }
    }
  }
  return { width: wide, height: height * 2, rgba: out };
}

/**
 * Turns a picture the way its EXIF orientation (1 to 8) says it is meant, since EXIF is dropped and the text must be
 * upright to be read.
 */
export function upright({ width, height, rgba }: Picture, orientation: number): Picture {
  if (orientation < 2 || orientation > 8) return { width, height, rgba };
  const turned = orientation > 4;
  const [w, h] = turned ? [height, width] : [width, height];
  const out = new Uint8Array(rgba.length);
  const pixels = new Uint32Array(rgba.slice().buffer);
  const target = new Uint32Array(out.buffer);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const [sx, sy] = sourceOf(orientation, x, y, width, height);
      target[y * w + x] = pixels[sy * width + sx] ?? 0;
    }
  }
  return { width: w, height: h, rgba: out };
}

/** Which pixel of the stored picture stands at (x, y) of the upright one (EXIF 2.3, orientation). */
function sourceOf(
  orientation: number,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly [number, number] {
  const [right, bottom] = [width - 1, height - 1];
  switch (orientation) {
    case 2:
      return [right - x, y];
    case 3:
      return [right - x, bottom - y];
    case 4:
      return [x, bottom - y];
    case 5:
      return [y, x];
    case 6:
      return [y, bottom - x];
    case 7:
      return [right - y, bottom - x];
    default:
      return [right - y, x];
  }
}

/** The orientation that the EXIF data of a JPEG tells; 1 where there is none. */
export function orientationOf(jpeg: Uint8Array): number {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff;) {
    const size = view.getUint16(at + 2);
    if (jpeg[at + 1] === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      return tiffOrientation(
        new DataView(jpeg.buffer, jpeg.byteOffset + at + 10, Math.min(size - 8, jpeg.length - at - 10)),
      );
    }
    if (jpeg[at + 1] === 0xda) return 1;
    at += 2 + size;
  }
  return 1;
}

function tiffOrientation(tiff: DataView): number {
  if (tiff.byteLength < 8) return 1;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return 1;
  const entries = tiff.getUint16(directory, little);
  for (let i = 0; i < entries; i += 1) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.byteLength) return 1;
    if (tiff.getUint16(at, little) === 0x0112) return tiff.getUint16(at + 8, little);
  }
  return 1;
}
