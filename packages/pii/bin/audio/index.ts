export { coverWav } from './wavFile.ts';
export { redactRecording, type CoveredRecording, type SoundOptions } from './redactRecording.ts';
