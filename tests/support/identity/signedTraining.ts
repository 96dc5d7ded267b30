import { instant, text } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of assignments of courses, and of the rules that make them. */
export const signedOfTraining: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/training/assignments',
    (_, { person, course, due, incident }) => ({
      act: 'course-assigned',
      words: {
        ...{
          subjectPerson: text(person),
          course: text(course),
          reason: incident === undefined ? 'hand' : 'incident',
        },
        cause: incident === undefined ? null : text(incident),
        due: instant(due),
      },
    }),
  ],
  [
    '/api/training/question',
    (_, { course, question, answer }) => ({
      act: 'spaced-answered',
      words: {
        course: text(course),
        question: text(question),
        answer: (answer as readonly string[]).join(' '),
      },
    }),
  ],
  ['/api/training/rules/:id/end', ([rule = '']) => ({ act: 'training-rule-ended', words: { rule } })],
  [
    '/api/training/rules',
    (_, { scope, value, course, everyMonths }) => ({
      act: 'training-rule-made',
      words: {
        ...{ scope: text(scope), value: text(value), course: text(course) },
        everyMonths: Number(everyMonths),
      },
    }),
  ],
];
