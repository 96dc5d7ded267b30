/** Recordings of sound: WAV is read and written here, stretches of it are covered. */
export { coverRanges, type Cover } from './silence.ts';
export { coveredRanges, type SpokenTimes } from './covered.ts';
export { isPlainWav, readWav, secondsOf, wavHeadBytes, wavHeader } from './wav.ts';
