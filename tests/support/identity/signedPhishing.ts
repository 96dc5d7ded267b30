import type { ActWords } from '@cordon/core/kernel';
import { canonical, count, hash, instant, list, text } from './signedSpelling.ts';
import type { Body, SignsAs } from './toSign.ts';

interface Detail {
  readonly side?: string | null;
  readonly scope?: Body;
}

function wordsOf(scope: Body): ActWords {
  const exact = { ...scope, from: instant(scope.from), until: instant(scope.until) };
  return {
    ...{ vendor: text(scope.vendor), from: instant(scope.from), until: instant(scope.until) },
    ...{ templates: list(scope.templates), people: text(scope.people), perHour: count(scope.perHour) },
    ...{ names: text(scope.names), course: scope.course === true },
    scope: hash(canonical(exact)),
  };
}

const shown = async (read: Parameters<SignsAs>[2], campaign: string): Promise<Detail> =>
  ((await read(`/api/phishing/campaigns/${campaign}`)) as Detail | null) ?? {};

const ofDomain =
  (act: string): SignsAs =>
  (_, { domain }) => ({ act, words: { domain: text(domain) } });

/** What is signed of phishing exercises. */
export const signedOfPhishing: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/phishing/campaigns',
    (_, { scope }) => ({ act: 'phishing-planned', words: wordsOf((scope ?? {}) as Body) }),
  ],
  [
    '/api/phishing/campaigns/:id/authorise',
    async ([campaign = ''], _, read) => {
      const { side, scope = {} } = await shown(read, campaign);
      return { act: 'phishing-authorised', words: { ...wordsOf(scope), campaign, side: text(side) } };
    },
  ],
  [
    '/api/phishing/campaigns/:id/start',
    async ([campaign = ''], _, read) => {
      const { scope = {} } = await shown(read, campaign);
      return { act: 'phishing-started', words: { campaign, scope: hash(canonical(scope)) } };
    },
  ],
  [
    '/api/phishing/campaigns/:id/stop',
    ([campaign = '']) => ({ act: 'phishing-stopped', words: { campaign } }),
  ],
  [
    '/api/phishing/campaigns/:id/names',
    ([campaign = '']) => ({ act: 'phishing-names-read', words: { campaign } }),
  ],
  ['/api/phishing/domains', ofDomain('phishing-domain-asked')],
  ['/api/phishing/domains/verify', ofDomain('phishing-domain-verified')],
  ['/api/phishing/domains/remove', ofDomain('phishing-domain-removed')],
  [
    '/api/phishing/senders',
    (_, { name, address }) => ({
      act: 'phishing-sender-made',
      words: { name: hash(text(name).trim()), domain: text(address).split('@').at(-1)?.toLowerCase() ?? '' },
    }),
  ],
  ['/api/phishing/senders/:id/end', ([sender = '']) => ({ act: 'phishing-sender-ended', words: { sender } })],
  [
    '/api/phishing/reports/:id/looked',
    ([report = '']) => ({ act: 'suspicious-message-looked-at', words: { report } }),
  ],
];
