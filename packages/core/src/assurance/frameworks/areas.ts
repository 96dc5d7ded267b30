import type { PracticeId } from '../controls/index.ts';

/** The practices in the five areas in which people ask for them. */
export const areas = [
  {
    id: 'agreements',
    title: 'Agreements',
    practices: [
      'agreements-signed',
      'clauses-present',
      'frameworks-met',
      'responsibilities-split',
      'documents-auditable',
    ],
  },
  {
    id: 'infrastructure',
    title: 'Infrastructure and access',
    practices: ['secure-hosting', 'mfa-and-networks', 'least-privilege', 'encryption', 'physical-access'],
  },
  {
    id: 'data',
    title: 'Handling of data',
    practices: ['relevant-data-only', 'masking', 'anonymised-records', 'pii-protocols', 'privacy-by-default'],
  },
  {
    id: 'oversight',
    title: 'Oversight',
    practices: ['access-logged', 'regular-audits', 'detection', 'breach-simulations', 'findings-improve'],
  },
  {
    id: 'people',
    title: 'People',
    practices: ['training', 'refreshers', 'revocation', 'violations-acted-on', 'awareness'],
  },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly practices: readonly PracticeId[];
}[];
