/** Hertz of the recordings that tests make. */
export const RATE = 8000;

const LOUD = 77 * 257;

/** A WAV file (PCM, 16 bit, one channel) that is equally loud all over, with a title that nobody may see. */
export function loudWav(seconds: number, title = ''): Uint8Array<ArrayBuffer> {
  const samples = Buffer.alloc(seconds * RATE * 2, 77);
  const name = Buffer.from(title.length % 2 === 0 ? title : `${title} `);
  const list =
    title === '' ? Buffer.alloc(0) : Buffer.concat([Buffer.from('LIST'), uint32(name.length), name]);
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(RATE, 4);
  format.writeUInt32LE(RATE * 2, 8);
  format.writeUInt16LE(2, 12);
  format.writeUInt16LE(16, 14);
  const body = Buffer.concat([
    ...[Buffer.from('WAVEfmt '), uint32(16), format, list],
    ...[Buffer.from('data'), uint32(samples.length), samples],
  ]);
  return new Uint8Array(Buffer.concat([Buffer.from('RIFF'), uint32(body.length), body]));
}

/** Whether something is heard in the middle of each second of a WAV file with nothing but samples behind its head. */
export function heard(wav: Uint8Array): readonly boolean[] {
  const bytes = Buffer.from(wav);
  const start = bytes.indexOf('data') + 8;
  const seconds = Math.floor((bytes.length - start) / 2 / RATE);
  return Array.from({ length: seconds }, (_, nth) => {
    const level = bytes.readInt16LE(start + Math.round((nth + 0.5) * RATE) * 2);
    if (level !== 0 && level !== LOUD)
      throw new Error(`neither silent nor as loud as it was: ${String(level)}`);
    return level !== 0;
  });
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
