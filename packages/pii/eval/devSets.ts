/** The sets that decisions are made on: names of files below `pii/dev`. */
export const devSets = [
  'multidogo_dev',
  'kiji',
  'piianon_adversarial',
  'uner_ewt_dev',
  'wnut17_dev',
] as const;
