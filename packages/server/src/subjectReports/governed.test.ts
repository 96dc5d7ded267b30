import type { Clause } from '@cordon/core/agreements';
import { expect, it } from 'vitest';
import { mayBeGoverned } from './governed.ts';

const clause = (title: string, text: string): Clause => ({ id: '1', title, text });

const permits = (...categories: string[]) => [
  {
    permissions: [
      {
        ...{ clause: '1', purpose: 'order-support', roles: ['agent'], operations: ['read' as const] },
        subjects: 'ticket-in-hand' as const,
        fields: categories.map((category) => ({ category, treatment: 'clear' as const })),
      },
    ],
  },
];

const plain = clause('Confidentiality', 'The processor keeps silent.');

it.each([
  ['a contract of parcels', [plain], permits('user.contact'), false],
  ['a category that only begins alike', [plain], permits('user.health_and_medical_fair'), false],
  [
    'a clause of the template',
    [{ ...plain, from: { clause: 'baa-individual-rights', values: {} } }],
    permits('user.contact'),
    true,
  ],
  ['a contract written by hand', [clause('Business Associate Agreement', '')], permits('user.contact'), true],
  ['one that names what it protects', [clause('Data', 'Protected health information stays so.')], [], true],
  ['one that permits health data', [plain], permits('user.contact', 'user.health_and_medical.genetic'), true],
  ['one that permits all of a person', [plain], permits('user'), true],
])('%s', (_, clauses, terms, governed) => {
  expect(mayBeGoverned(clauses, terms)).toBe(governed);
});
