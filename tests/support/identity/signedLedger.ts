import { hidden, text, textOrNull } from './signedSpelling.ts';
import type { Read, SignsAs } from './toSign.ts';

interface Listed {
  readonly erasures?: readonly { readonly id: string; readonly hash: string }[];
}

async function hashOf(erasure: string, read: Read): Promise<string> {
  const { erasures = [] } = (await read('/api/ledger/erasing')) as Listed;
  return erasures.find(({ id }) => id === erasure)?.hash ?? '';
}

/** What is signed of what goes from beside the ledger, and of what is opened again. */
export const signedOfLedger: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/ledger/erasing',
    (_, { kind, ground, agreement, subject, entries, parts }) => {
      const { word, beside } = hidden('subject', text(subject));
      return {
        act: 'erasure-proposed',
        words: {
          ...{ kind: text(kind), ground: text(ground), agreement: textOrNull(agreement) },
          ...{ entries: entries as number, parts: text(parts), subject: null },
          ...(subject !== null && word),
        },
        beside,
      };
    },
  ],
  [
    '/api/ledger/erasing/:id/decide',
    async ([erasure = ''], { approve }, read) => ({
      act: approve === true ? 'erasure-approved' : 'erasure-refused',
      words: { erasure, parts: await hashOf(erasure, read) },
    }),
  ],
  [
    '/api/ledger/unsealings',
    (_, { erasure, ground }) => ({
      act: 'unsealing-asked',
      words: { erasure: text(erasure), ground: text(ground) },
    }),
  ],
  [
    '/api/ledger/unsealings/:id/agree',
    ([unsealing = '']) => ({ act: 'unsealing-agreed', words: { unsealing } }),
  ],
];
