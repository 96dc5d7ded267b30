import { hash, hidden, instant, text } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of requests of customers, and of what they are told. */
export const signedOfReports: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/subject-requests',
    (_, { kind, source, subject, by, receivedAt, from, until }) => {
      const { word, beside } = hidden('customer', text(subject));
      const words = {
        ...{ kind: text(kind), source: text(source), received: instant(receivedAt) },
        from: from === undefined ? null : instant(from),
        until: until === undefined ? null : instant(until),
        ...(by !== undefined && { by: Object.values(by as object).join('.') }),
      };
      return { act: 'subject-request-opened', words: { ...words, ...word }, beside };
    },
  ],
  [
    '/api/subject-requests/:id/extend',
    ([request = ''], { reason }) => ({
      act: 'subject-request-extended',
      words: { request, reason: hash(text(reason)) },
    }),
  ],
  [
    '/api/subject-requests/:id/answered',
    ([request = '']) => ({ act: 'subject-request-answered', words: { request } }),
  ],
  [
    '/api/subject-requests/:id/names',
    ([request = ''], { essential, weighed }) => ({
      act: 'agent-names-asked',
      words: { request, essential: hash(text(essential)), weighed: hash(text(weighed)) },
    }),
  ],
  [
    '/api/subject-requests/:id/names/decide',
    ([request = ''], { grant }) => ({
      act: grant === true ? 'agent-names-granted' : 'agent-names-refused',
      words: { request },
    }),
  ],
  [
    '/api/subject-requests/:id/suspensions',
    ([request = ''], { recipient, agency, written, until }) => ({
      act: 'accounting-suspended',
      words: {
        ...{ request, recipient: text(recipient), agency: text(agency), written: written === true },
        until: instant(until),
      },
    }),
  ],
  [
    '/api/accounting/rulings',
    (_, { agreement, purpose, ruling }) => ({
      act: 'accounting-ruled',
      words: { ruled: text(agreement), purpose: text(purpose), ruling: text(ruling) },
    }),
  ],
];
