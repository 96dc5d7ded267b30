import type { ItemStatus } from '../report.ts';

/** Made-up sentences by the status they give an item, for the table tests. */
export type Phrasings = Readonly<
  Record<string, Readonly<Partial<Record<Exclude<ItemStatus, 'n/a'>, readonly string[]>>>>
>;
