import type { TimeRange } from '../formats/part.ts';
import type { Wav } from './wav.ts';

/** What is heard instead: nothing, or a tone that says that something was there. */
export type Cover = 'mute' | 'beep';

const toneHertz = 1000;
/** Of full scale; about -20 dB. */
const toneLevel = 0.1;

/**
 * Overwrites stretches of a recording, in all channels. The samples before are gone.
 * @param samples a piece of the samples, of whole frames; changed in place
 * @param first number of its first frame in the recording
 * @param ranges in seconds, in order, not overlapping
 */
export function coverRanges(
  samples: Uint8Array,
  first: number,
  wav: Wav,
  ranges: readonly TimeRange[],
  cover: Cover,
): void {
  const frames = samples.length / wav.frame;
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  for (const { start, end } of ranges) {
    const from = Math.max(0, Math.floor(start * wav.rate) - first);
    const to = Math.min(frames, Math.ceil(end * wav.rate) - first);
    for (let frame = from; frame < to; frame += 1) {
      const level =
        cover === 'mute' ? 0 : toneLevel * Math.sin((2 * Math.PI * toneHertz * (first + frame)) / wav.rate);
      for (let channel = 0; channel < wav.channels; channel += 1) {
        write(view, frame * wav.frame + (channel * wav.bits) / 8, wav, level);
      }
    }
  }
}

/** @param level from -1 to 1 */
function write(view: DataView, at: number, { coding, bits }: Wav, level: number): void {
  if (coding === 'float') {
    if (bits === 32) view.setFloat32(at, level, true);
    else view.setFloat64(at, level, true);
    return;
  }
  const value = Math.round(level * (2 ** (bits - 1) - 1));
  // Samples of eight bits have no sign: 128 is silence.
  if (bits === 8) view.setUint8(at, value + 128);
  else if (bits === 16) view.setInt16(at, value, true);
  else if (bits === 32) view.setInt32(at, value, true);
  else {
    view.setUint8(at, value & 0xff);
    view.setInt16(at + 1, value >> 8, true);
  }
}
