import { isBareJpeg } from '@cordon/core/assurance/badges';
import { toBase64 } from '@cordon/ledger';
import { sha256Hex } from '../../../keys/sha256.ts';

/** What is painted over, in parts of the picture's width and height from 0 to 1. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture as it is sent: pixels with the boxes painted in, and nothing else. */
export interface PaintedPhoto {
  readonly base64: string;
  readonly sha256: string;
}

const LONGEST_SIDE = 1280;
const MOST_BASE64 = 700_000;
const QUALITIES = [0.82, 0.6, 0.4];

/** Reads a picture the right way up, at a size that shows a desk. What the camera wrote beside the pixels stays behind. */
export async function openPicture(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
  if (scale === 1) return whole;
  const smaller = await createImageBitmap(whole, {
    ...{ resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale) },
    resizeQuality: 'high',
  });
  whole.close();
  return smaller;
}

/** Draws a picture with its boxes painted black, whole pixels outwards: no edge shows through. */
export function paint(canvas: HTMLCanvasElement, picture: ImageBitmap, boxes: readonly Box[]): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser cannot paint.');
  pen.drawImage(picture, 0, 0);
  pen.fillStyle = '#000';
  for (const { x, y, width, height } of boxes) {
    const [left, top] = [Math.floor(x * picture.width), Math.floor(y * picture.height)];
    const [right, bottom] = [
      Math.ceil((x + width) * picture.width),
      Math.ceil((y + height) * picture.height),
    ];
    pen.fillRect(left, top, right - left, bottom - top);
  }
}

/** The picture that leaves this browser, made anew from painted pixels. @throws Error when it cannot be made small or bare */
export async function painted(picture: ImageBitmap, boxes: readonly Box[]): Promise<PaintedPhoto> {
  const canvas = document.createElement('canvas');
  paint(canvas, picture, boxes);
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (blob === null) break;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (!isBareJpeg(bytes)) break;
    const base64 = toBase64(bytes);
    if (base64.length <= MOST_BASE64) return { base64, sha256: await sha256Hex(bytes) };
  }
  throw new Error('This picture cannot be made fit to send. Take another one.');
}

/** A box moved or sized by parts, kept inside the picture. */
export function shifted(box: Box, by: Partial<Box>): Box {
  const width = within(box.width + (by.width ?? 0), 0.02, 1);
  const height = within(box.height + (by.height ?? 0), 0.02, 1);
  return {
    ...{ width, height },
    x: within(box.x + (by.x ?? 0), 0, 1 - width),
    y: within(box.y + (by.y ?? 0), 0, 1 - height),
  };
}

/** The box between two corners, in whatever order they were set. */
export function between(one: readonly [number, number], other: readonly [number, number]): Box {
  const [left, right] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])];
  const [top, bottom] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])];
  return shifted({ x: left, y: top, width: right - left, height: bottom - top }, {});
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
