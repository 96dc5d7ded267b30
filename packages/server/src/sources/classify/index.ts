export { classify, kindsIn, type Sureness } from './classify.ts';
export { SAMPLE, SAMPLE_LENGTH, tallyOf, type Tally } from './tally.ts';
