import { count, hash, list, text } from './signedSpelling.ts';
import type { Body, SignsAs } from './toSign.ts';

interface Account {
  readonly id: string;
  readonly party: { readonly id: string };
  readonly agreement: { readonly id: string };
  readonly owner: { readonly id: string };
}

const terms = (body: Body) => ({
  ...{ forAgreement: text(body.agreement), accessRole: text(body.accessRole), purpose: text(body.purpose) },
  ...{ networks: list(body.networks), owner: text(body.owner), days: count(body.days) },
});

/** What is signed of accounts that tools read under. */
export const signedOfServices: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/service-accounts',
    async (_, body, read) => {
      const { party } = (await read('/api/session')) as { party: { id: string } };
      const words = { name: hash(text(body.name).trim()), subjectParty: party.id, ...terms(body) };
      return { act: 'service-account-proposed', words };
    },
  ],
  [
    '/api/service-accounts/:id/decide',
    async ([id = ''], { approve }, read) => {
      const { accounts } = (await read('/api/service-accounts')) as { accounts: readonly (Account & Body)[] };
      const found = accounts.find((one) => one.id === id);
      const words = {
        ...{ account: id, subjectParty: found?.party.id ?? '' },
        ...terms({ ...found, agreement: found?.agreement.id, owner: found?.owner.id }),
      };
      return { act: approve === true ? 'service-account-approved' : 'service-account-refused', words };
    },
  ],
  [
    '/api/service-accounts/:id/renew',
    ([account = ''], { days }) => ({
      act: 'service-account-renewed',
      words: { account, days: count(days) },
    }),
  ],
  [
    '/api/service-accounts/:id/end',
    ([account = '']) => ({ act: 'service-account-ended', words: { account } }),
  ],
  [
    '/api/service-accounts/:id/secrets',
    ([account = '']) => ({ act: 'service-secret-made', words: { account } }),
  ],
  [
    '/api/service-accounts/:id/secrets/:secret/end',
    ([account = '', secret = '']) => ({ act: 'service-secret-ended', words: { account, secret } }),
  ],
];
