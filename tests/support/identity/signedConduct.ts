import { count, hash, instant, list, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

const onCase =
  (
    act: string,
    words: (body: Readonly<Record<string, unknown>>) => Record<string, string | number | boolean | null>,
  ): SignsAs =>
  ([id = ''], body) => ({ act, words: { case: id, ...words(body) } });

/** What is signed of cases of conduct and of reports. */
export const signedOfConduct: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/conduct/cases',
    (_, { person, agreement, violation, source, basis, entries, summary }) => ({
      act: 'conduct-case-opened',
      words: {
        ...{ subjectPerson: text(person), agreement: text(agreement), violation: text(violation) },
        ...{
          source: text(source),
          basis: textOrNull(basis),
          entries: list(entries),
          summary: hash(text(summary)),
        },
      },
    }),
  ],
  ['/api/conduct/cases/:id/facts', onCase('conduct-fact-added', ({ entry }) => ({ entry: count(entry) }))],
  [
    '/api/conduct/cases/:id/hearing',
    onCase('conduct-hearing-asked', ({ until }) => ({ until: instant(until) })),
  ],
  [
    '/api/conduct/cases/:id/propose',
    onCase('conduct-proposed', ({ step, until, course, why }) => ({
      ...{ step: text(step), until: instant(until), course: textOrNull(course), why: hash(text(why)) },
    })),
  ],
  [
    '/api/conduct/cases/:id/decide',
    onCase('conduct-decided', ({ proposal, step, approve }) => ({
      ...{ proposal: text(proposal), step: text(step), approve: approve === true },
    })),
  ],
  [
    '/api/conduct/cases/:id/appeal/propose',
    onCase('conduct-appeal-proposed', ({ granted, why }) => ({
      granted: granted === true,
      why: hash(text(why)),
    })),
  ],
  [
    '/api/conduct/cases/:id/appeal/decide',
    onCase('conduct-appeal-decided', ({ proposal, granted, approve }) => ({
      ...{ proposal: text(proposal), granted: granted === true, approve: approve === true },
    })),
  ],
  [
    '/api/me/conduct/:id/statement',
    onCase('conduct-stated', ({ text: said }) => ({ statement: hash(text(said)) })),
  ],
  [
    '/api/me/conduct/:id/appeal',
    onCase('conduct-appealed', ({ text: said }) => ({ grounds: hash(text(said)) })),
  ],
  [
    '/api/conduct/reports',
    (_, { person, violation, text: told }) => ({
      act: 'conduct-reported',
      words: { subjectPerson: text(person), violation: text(violation), told: hash(text(told)) },
    }),
  ],
  [
    '/api/conduct/reports/:id/set-aside',
    ([report = ''], { answer }) => ({
      act: 'conduct-report-set-aside',
      words: { report, answer: hash(text(answer)) },
    }),
  ],
];
