interface Shape {
  readonly tag?: number;
  readonly bits?: number;
  readonly channels?: number;
  readonly frames?: number;
  readonly rate?: number;
  /** Every byte of the samples. */
  readonly fill?: number;
  /** Bytes a frame, as the file says. */
  readonly frame?: number;
  /** A chunk in front of the samples. */
  readonly before?: readonly [id: string, text: string];
}

/** A WAV file for tests. */
export function wavFile(shape: Shape): Uint8Array {
  const { tag = 1, bits = 16, channels = 1, frames = 10, rate = 8000, fill = 1, before } = shape;
  const frame = (bits / 8) * channels;
  const format = new Uint8Array(tag === 0xfffe ? 40 : 16);
  const view = new DataView(format.buffer);
  view.setUint16(0, tag, true);
  view.setUint16(2, channels, true);
  view.setUint32(4, rate, true);
  view.setUint32(8, rate * frame, true);
  view.setUint16(12, shape.frame ?? frame, true);
  view.setUint16(14, bits, true);
  if (tag === 0xfffe) view.setUint16(24, 1, true);
  const chunks = [
    ...chunk('fmt ', format),
    ...(before === undefined ? [] : chunk(before[0], bytesOf(before[1]))),
    ...chunk('data', new Uint8Array(frames * frame).fill(fill)),
  ];
  return Uint8Array.from([...chunk('RIFF', Uint8Array.from([...bytesOf('WAVE'), ...chunks]))]);
}

function chunk(id: string, bytes: Uint8Array): number[] {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, bytes.length, true);
  return [...bytesOf(id), ...size, ...bytes];
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
