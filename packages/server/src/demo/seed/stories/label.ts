import { crc32, deflateSync } from 'node:zlib';

const [WIDTH, HEIGHT] = [360, 220];
const BARS = { left: 40, right: 320, top: 60, bottom: 160 } as const;

/**
 * A picture of a parcel's label: bars that are the order's number, on paper. A PNG of grey pixels (W3C Recommendation,
 * sections 5 and 11.2).
 */
export function labelPicture(order: string): Uint8Array {
  const bits = [...new TextEncoder().encode(order)].flatMap((byte) =>
    Array.from({ length: 8 }, (_, bit) => (byte >> (7 - bit)) & 1),
  );
  const wide = (BARS.right - BARS.left) / bits.length;
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    // A scan line begins with its filter: none.
    Uint8Array.from([0, ...Array.from({ length: WIDTH }, (_, x) => grey(x, y, bits, wide))]),
  );
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, WIDTH);
  header.setUint32(4, HEIGHT);
  // Eight bits a pixel, grey.
  header.setUint8(8, 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', new Uint8Array()),
  ]);
}

function grey(x: number, y: number, bits: readonly number[], wide: number): number {
  const inside = x >= BARS.left && x < BARS.right && y >= BARS.top && y < BARS.bottom;
  if (inside && bits[Math.floor((x - BARS.left) / wide)] === 1) return 20;
  const edge = Math.min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y);
  return edge < 12 ? 150 : 240;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
