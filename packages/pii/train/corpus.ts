import { join } from 'node:path';
import { readLabelled } from '../eval/dataset.ts';
import { scoredAs } from '../eval/labels.ts';
import type { Example } from './generate/fill.ts';

export interface Corpus {
  readonly name: string;
  readonly examples: readonly Example[];
  /** texts taken an epoch; all when there are fewer */
  readonly taken: number;
  /** text is in tokens with spaces between, as its publishers cut it */
  readonly tokenised: boolean;
}

interface Source {
  readonly name: string;
  readonly taken: number;
  readonly tokenised?: true;
}

/** The public sets that are trained on, with the share each has in an epoch; licences are in MODEL.md. */
const sources: readonly Source[] = [
  { name: 'multidogo_train', taken: 45000 },
  { name: 'btc_nohandle', taken: 9549, tokenised: true },
  { name: 'wnut17_train', taken: 3734, tokenised: true },
  { name: 'wikigold', taken: 1735, tokenised: true },
  { name: 'slurp_dev', taken: 2033 },
  { name: 'piianon_clinical', taken: 350 },
  { name: 'piianon_format_variations', taken: 250 },
  { name: 'piianon_legal', taken: 250 },
  { name: 'piianon_temporal_consistency', taken: 200 },
];

/** What the tagger learns a label of ours as; the rest is nothing to it. */
const learntAs: Readonly<Record<string, string>> = {
  PERSON: 'PERSON',
  ADDRESS: 'ADDRESS',
  ZIP: 'ADDRESS',
  LOC: 'LOC',
  ORG: 'ORG',
  ACCOUNT: 'ACCOUNT',
  MRN: 'ACCOUNT',
  HEALTH_ID: 'ACCOUNT',
  NATIONAL_ID: 'ACCOUNT',
  TAX_ID: 'ACCOUNT',
  PASSPORT: 'ACCOUNT',
  DRIVER_ID: 'ACCOUNT',
  USERNAME: 'USERNAME',
  PASSWORD: 'PASSWORD',
  EMAIL: 'EMAIL',
  SSN: 'SSN',
  PHONE: 'PHONE',
  CREDIT_CARD: 'CREDIT_CARD',
};

/** @param data folder of the data sets: `pii/train/*.jsonl` below it */
export function readCorpora(data: string): Corpus[] {
  return sources.map(({ name, taken, tokenised = false }) => ({
    name,
    taken,
    tokenised,
    examples: readLabelled(join(data, 'pii', 'train', `${name}.jsonl`)).map(({ text, spans }) => ({
      text,
      spans: spans
        .map(({ start, end, label }) => ({
          start: start + titleLength(text.slice(start, end)),
          end,
          type: learntAs[scoredAs(label) ?? ''] ?? '',
        }))
        .filter(({ start, end, type }) => type !== '' && /[\p{L}\p{N}]/u.test(text.slice(start, end))),
    })),
  }));
}

/** Some sets count "Mrs." to the name. */
function titleLength(text: string): number {
  return /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )+(?=\p{L})/u.exec(text)?.[0].length ?? 0;
}
