import { count, hash, hidden, text, textOrNull } from './signedSpelling.ts';
import type { Read, SignsAs } from './toSign.ts';

interface Listed {
  readonly erasures?: readonly { readonly id: string; readonly hash: string }[];
}

async function hashOf(erasure: string, read: Read): Promise<string> {
  const { erasures = [] } = (await read('/api/ledger/erasing')) as Listed;
  return erasures.find(({ id }) => id === erasure)?.hash ?? '';
}

interface Witness {
  readonly id: string;
  readonly vkey: string;
  readonly state: string;
}

async function witnessOf(witness: string, read: Read): Promise<Witness | undefined> {
  const { witnesses } = (await read('/api/ledger/witnesses')) as { witnesses: readonly Witness[] };
  return witnesses.find(({ id }) => id === witness);
}

/** What is signed of who witnesses the ledger and reads it, of what goes from beside it, and of what is opened again. */
export const signedOfLedger: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/ledger/witnesses',
    (_, { vkey, baseUrl, reach, party, agreement, required }) => ({
      act: 'witness-proposed',
      words: {
        ...{ vkey: text(vkey), address: hash(text(baseUrl)), reach: text(reach), runBy: textOrNull(party) },
        ...{ forAgreement: textOrNull(agreement), required: required === true },
      },
    }),
  ],
  [
    '/api/ledger/witnesses/:id/decide',
    async ([witness = ''], { approve }, read) => {
      const one = await witnessOf(witness, read);
      const acts =
        one?.state === 'removing'
          ? ['witness-removed', 'witness-kept']
          : ['witness-approved', 'witness-refused'];
      const act = (approve === true ? acts[0] : acts[1]) ?? '';
      return { act, words: { witness, vkey: one?.vkey ?? '' } };
    },
  ],
  [
    '/api/ledger/witnesses/:id/remove',
    async ([witness = ''], _, read) => ({
      act: 'witness-removal-asked',
      words: { witness, vkey: (await witnessOf(witness, read))?.vkey ?? '' },
    }),
  ],
  [
    '/api/ledger/tokens',
    (_, { agreement, from, until, days, label }) => ({
      act: 'ledger-token-made',
      words: {
        ...{ agreement: text(agreement), from: text(from), until: text(until), days: count(days) },
        label: hash(text(label)),
      },
    }),
  ],
  ['/api/ledger/tokens/:token/revoke', ([token = '']) => ({ act: 'ledger-token-revoked', words: { token } })],
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
  [
    '/api/drills/runs',
    (_, { names }) => ({
      act: 'drills-asked',
      words: { drills: (names as string[]).join(' ') || 'all' },
    }),
  ],
  [
    '/api/endpoints',
    (_, { vendor, host, port, speaks, usedFor, reach }) => ({
      act: 'endpoint-named',
      words: {
        ...{ vendor: text(vendor), host: text(host), port: port as number },
        ...{ speaks: text(speaks), usedFor: text(usedFor), reach: text(reach) },
      },
    }),
  ],
  ['/api/endpoints/:id/look', ([endpoint = '']) => ({ act: 'endpoint-look-asked', words: { endpoint } })],
  ['/api/endpoints/:id/withdraw', ([endpoint = '']) => ({ act: 'endpoint-withdrawn', words: { endpoint } })],
  ['/api/backups/drills', () => ({ act: 'restore-drill-asked', words: {} })],
  [
    '/api/drills/schedule',
    (_, { everyDays }) => ({ act: 'drills-scheduled', words: { everyDays: everyDays as number | null } }),
  ],
  ['/api/tabletops', (_, { scenario }) => ({ act: 'tabletop-started', words: { scenario: text(scenario) } })],
  [
    '/api/tabletops/:id/next',
    ([tabletop = ''], { inject }) => ({
      act: 'tabletop-inject-brought',
      words: { tabletop, inject: text(inject) },
    }),
  ],
  [
    '/api/tabletops/:id/decide',
    ([tabletop = ''], { inject, role, decision }) => ({
      act: 'tabletop-decided',
      words: { tabletop, inject: text(inject), role: text(role), decision: hash(text(decision)) },
    }),
  ],
  [
    '/api/tabletops/:id/end',
    ([tabletop = ''], { lesson }) => ({
      act: 'tabletop-ended',
      words: { tabletop, lesson: hash(text(lesson)) },
    }),
  ],
];
