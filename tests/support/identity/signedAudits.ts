import { canonical, count, hash, instant, list, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of audits. */
export const signedOfAudits: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/audits',
    (_, { agreement, from, until, practices, clauses, rule, byRole, reauditOf }) => {
      const { confidence, tolerable, expected } = rule as Readonly<Record<string, unknown>>;
      return {
        act: 'audit-planned',
        words: {
          ...{ audited: text(agreement), from: instant(from), until: instant(until) },
          ...{ confidence: count(confidence), tolerable: count(tolerable), expected: count(expected) },
          ...{ byRole: byRole === true, reauditOf: textOrNull(reauditOf) },
          ...{ practices: list(practices), clauses: list(clauses) },
        },
      };
    },
  ],
  [
    '/api/audits/:id/commitment',
    ([audit = ''], { commitment }) => ({
      act: 'audit-committed',
      words: { audit, commitment: text(commitment) },
    }),
  ],
  [
    '/api/audits/:id/draw',
    ([audit = ''], { nonce, root }) => ({
      act: 'audit-drawn',
      words: { audit, nonce: text(nonce), root: text(root) },
    }),
  ],
  [
    '/api/audits/:id/papers',
    ([audit = ''], { line, marks, note }) => ({
      act: 'audit-paper-filled',
      words: { audit, line: text(line), marks: canonical(marks), note: hash(text(note)) },
    }),
  ],
  [
    '/api/audits/:id/interviews',
    ([audit = ''], body) => ({
      act: 'audit-interviewed',
      words: {
        audit,
        with: hash(text(body.with)),
        on: text(body.on),
        notes: hash(text(body.notes)),
      },
    }),
  ],
  [
    '/api/audits/:id/review',
    async ([audit = ''], _, read) => {
      const { agreement } = (await read(`/api/audits/${audit}`)) as { agreement: { id: string } };
      return { act: 'access-review-opened', words: { agreement: agreement.id } };
    },
  ],
  [
    '/api/audits/:id/conclusions',
    ([audit = ''], { criterion, conclusion, text: said }) => ({
      act: 'audit-concluded',
      words: { audit, criterion: text(criterion), conclusion: text(conclusion), text: hash(text(said)) },
    }),
  ],
  [
    '/api/audits/:id/requests',
    ([audit = ''], { of, line, asks, dueAt }) => ({
      act: 'audit-evidence-asked',
      words: { audit, of: text(of), line: textOrNull(line), asks: hash(text(asks)), due: instant(dueAt) },
    }),
  ],
  [
    '/api/audit-requests/:id/answer',
    ([request = ''], { answer, files }) => ({
      act: 'audit-evidence-given',
      words: { request, answer: hash(text(answer)), files: list(files) },
    }),
  ],
  [
    '/api/audits/:id/report',
    ([audit = ''], { report }) => ({ act: 'audit-reported', words: { audit, report: text(report) } }),
  ],
  [
    '/api/audits/:id/response',
    ([audit = ''], { text: said }) => ({
      act: 'audit-responded',
      words: { audit, text: hash(text(said)) },
    }),
  ],
  ['/api/audits/:id/close', ([audit = '']) => ({ act: 'audit-closed', words: { audit } })],
  [
    '/api/audits/:id/abandon',
    ([audit = ''], { why }) => ({ act: 'audit-abandoned', words: { audit, why: hash(text(why)) } }),
  ],
];
