import { commit, fromBase64 } from '@cordon/ledger';
import { canonical, hash, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of incidents' facts, and of notices that are given. */
export const signedOfClocks: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/clocks/:incident/facts',
    ([incident = ''], fact) => ({
      act: 'incident-fact-recorded',
      words: { incident, fact: hash(canonical(fact)) },
    }),
  ],
  [
    '/api/clocks/:incident/facts/:fact/withdraw',
    ([incident = '', fact = ''], { reason }) => ({
      act: 'incident-fact-withdrawn',
      words: { incident, number: Number(fact), reason: hash(text(reason)) },
    }),
  ],
  [
    '/api/clocks/:incident/ledger',
    ([incident = ''], { agent, agreement, from, until }) => ({
      act: 'incident-scoped',
      words: {
        ...{ incident, agent: textOrNull(agent), scopedAgreement: textOrNull(agreement) },
        ...{ from: text(from), until: text(until) },
      },
    }),
  ],
  [
    '/api/clocks/:incident/notices',
    ([incident = ''], { clock, texts, address, people }) => ({
      act: address === null && people === undefined ? 'notice-exported' : 'notice-given',
      words: {
        ...{ incident, clock: text(clock), text: hash(canonical(texts)) },
        to: address === null ? null : hash(text(address)),
        ...(people === undefined ? {} : listWords(people as { addresses: string[]; salt: string })),
      },
    }),
  ],
  ['/api/breach-notices/:id/give-up', ([notice = '']) => ({ act: 'notice-given-up', words: { notice } })],
];

function listWords({ addresses, salt }: { readonly addresses: readonly string[]; readonly salt: string }) {
  return { people: addresses.length, list: commit(hash(canonical(addresses)), fromBase64(salt)) };
}
