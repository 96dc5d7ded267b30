import { answersRecord } from '@cordon/core/assurance';
import { canonical, count, hash, hidden, instant, list, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

interface Shown {
  readonly row: {
    readonly id: string;
    readonly set: number;
    readonly vendor: { readonly id: string; readonly name: string };
  };
  readonly areas: readonly {
    readonly questions: readonly {
      readonly id: string;
      readonly given: { readonly value: string; readonly text: string } | null;
    }[];
  }[];
}

/** What is signed of vendors' assessments, links and attestations. */
export const signedOfVendors: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/questionnaires',
    (_, { vendor, dueAt }) => ({
      act: 'questionnaire-sent',
      words: { vendor: text(vendor), set: 1, due: instant(dueAt) },
    }),
  ],
  [
    '/api/questionnaires/:id/hand-in',
    async ([questionnaire = ''], _, read) => {
      const shown = (await read(`/api/questionnaires/${questionnaire}`)) as Partial<Shown>;
      const given = (shown.areas ?? []).flatMap(({ questions }) =>
        questions.flatMap(({ id, given: one }) => (one === null ? [] : [{ question: id, ...one }])),
      );
      const answers = shown.row === undefined ? '' : hash(canonical(answersRecord(shown.row, given)));
      return { act: 'questionnaire-handed-in', words: { questionnaire, answers } };
    },
  ],
  [
    '/api/questionnaires/:id/judge',
    ([questionnaire = ''], { questions, verdict, asked }) => ({
      act: 'answers-judged',
      words: {
        ...{ questionnaire, verdict: text(verdict) },
        questions: Array.isArray(questions) ? list([...new Set(questions as string[])].toSorted()) : '',
        asked: typeof asked === 'string' ? hash(asked) : null,
      },
    }),
  ],
  [
    '/api/questionnaires/:id/gaps',
    ([questionnaire = ''], { question }) => ({
      act: 'assessment-gap-raised',
      words: { questionnaire, question: text(question) },
    }),
  ],
  [
    '/api/assurance-links',
    (_, { subject, address, days }) => {
      const { kind, id } = (subject ?? {}) as { kind?: string; id?: string };
      const { word, beside } = hidden('address', text(address));
      const words = { to: text(kind), subjectId: text(id), days: count(days), ...word };
      return { act: 'assurance-link-made', words, beside };
    },
  ],
  ['/api/assurance-links/:id/revoke', ([link = '']) => ({ act: 'assurance-link-revoked', words: { link } })],
  [
    '/api/attestations',
    (_, { kind, control, issuer, scope, madeOn, validUntil }) => ({
      act: 'attestation-stated',
      words: {
        ...{ kind: text(kind), madeOn: text(madeOn), validUntil: text(validUntil) },
        ...{ issuer: hash(text(issuer)), scope: hash(text(scope)) },
        control: textOrNull(control) === null ? null : hash(text(control)),
      },
    }),
  ],
  [
    '/api/attestations/:id/judge',
    ([attestation = ''], { verdict, because }) => ({
      act: 'attestation-judged',
      words: {
        attestation,
        verdict: text(verdict),
        because: typeof because === 'string' ? hash(because) : null,
      },
    }),
  ],
  [
    '/api/assessments',
    (_, { kind, about, draft, texts, conclusion, reviewOn }) => {
      const written = Array.isArray(texts) ? (texts as { section: string; text: string }[]) : [];
      const words = {
        ...{ kind: text(kind), about: text(about), draft: text(draft), conclusion: text(conclusion) },
        texts: hash(canonical(Object.fromEntries(written.map((one) => [one.section, one.text])))),
        reviewOn: text(reviewOn),
      };
      return { act: 'assessment-signed', words };
    },
  ],
];
