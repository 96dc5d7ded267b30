import { expect, it } from 'vitest';
import { decisionOfEntry } from './detail.ts';

const clauses = [
  { id: '2.1', title: 'Order support', text: 'Agents may read.' },
  { id: '2.4', title: 'Contact data in part', text: 'In part.' },
];
const cite = (clause: string, field?: string) => ({
  agreement: 'agr',
  clause,
  effect: 'permission' as const,
  ...(field !== undefined && { field }),
});
const decide = (body: unknown) => decisionOfEntry(JSON.stringify(body), 7, clauses);

it('says in one sentence what was shown, how, and by which clause', () => {
  const decision = decide({
    code: null,
    citations: [],
    parts: [
      {
        resource: 'customers',
        allow: true,
        treatments: { full_name: 'clear', email: 'partial' },
        citations: [cite('2.1'), cite('2.1', 'full_name'), cite('2.4', 'email')],
      },
    ],
  });
  expect(decision.allow).toBe(true);
  expect(decision.sentence).toBe(
    'Allowed by clause 2.1; full name shown in clear by 2.1; email shown in part by 2.4.',
  );
  expect(decision.citations.map(({ clause, field }) => [clause, field])).toEqual([
    ['2.1', null],
    ['2.1', 'full_name'],
    ['2.4', 'email'],
  ]);
});

it('keeps fields of one name apart', () => {
  const part = (resource: string, treatment: string, clause: string) => ({
    resource,
    allow: true,
    treatments: { amount: treatment },
    citations: [cite(clause, 'amount')],
  });
  const { sentence } = decide({
    code: null,
    citations: [],
    parts: [part('orders', 'clear', '2.1'), part('payments', 'hidden', '2.4')],
  });
  expect(sentence).toContain('amount shown in clear by 2.1; payments amount hidden by 2.4');
});

it('names the clause that refused, and the refusal of a part when no clause stands above', () => {
  const refused = decide({ code: 'limit-reached', citations: [cite('2.4')], parts: [] });
  expect(refused).toMatchObject({ allow: false, code: 'limit-reached', entry: 7 });
  expect(refused.sentence).toMatch(/^Refused by clause 2\.4: /);
  const part = decide({
    code: 'not-permitted',
    citations: [],
    parts: [{ resource: 'customers', allow: false, citations: [cite('2.1')] }],
  });
  expect(part.sentence).toMatch(/^Refused by clause 2\.1: /);
});

it('does not take a sign-in or an administrative act for a refusal', () => {
  const decision = decide({ v: 1, kind: 'admin', act: 'agreement-signed', code: null });
  expect(decision).toMatchObject({ allow: true, code: null, citations: [] });
  const refused = decide({ v: 1, kind: 'sign-in', act: 'sign-in', code: 'network-not-allowed' });
  expect(refused.sentence).toBe('Refused: You are not on a network the agreement allows.');
});
