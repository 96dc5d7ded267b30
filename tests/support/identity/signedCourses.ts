import { canonical, hash, text } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of courses: papers, versions, completions from elsewhere. */
export const signedOfCourses: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/course-papers/:id/submit',
    ([attempt = ''], { answers }) => ({
      act: 'course-paper-submitted',
      words: { attempt, answers: hash(canonical(answers)) },
    }),
  ],
  [
    '/api/course-drafts/:id/:language/publish',
    ([course = '', language = ''], { hash: of, renews }) => ({
      act: 'course-version-published',
      words: { course, language, hash: text(of), renews: renews === true },
    }),
  ],
  [
    '/api/courses/:id/withdraw',
    ([course = ''], { withdrawn }) => ({
      act: 'course-withdrawn',
      words: { course, withdrawn: withdrawn === true },
    }),
  ],
  [
    '/api/parties/:id/completions',
    ([subjectParty = ''], { difference }) => ({
      act: 'completions-imported',
      words: { subjectParty, difference: text(difference) },
    }),
  ],
  [
    '/api/parties/:id/course-systems',
    ([subjectParty = ''], { name }) => ({
      act: 'course-system-made',
      words: { subjectParty, name: hash(text(name)) },
    }),
  ],
  [
    '/api/course-systems/:id/revoke',
    ([system = '']) => ({ act: 'course-system-revoked', words: { system } }),
  ],
];
