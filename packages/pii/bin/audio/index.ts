export { coverWav, isPlainWav } from './wavFile.ts';
export {
  coverRecording,
  redactRecording,
  type CoveredRecording,
  type SoundOptions,
} from './redactRecording.ts';
