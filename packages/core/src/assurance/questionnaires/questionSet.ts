import type { Question } from './question.ts';
import { aboutAgreements } from './questions/agreements.ts';
import { aboutData } from './questions/data.ts';
import { aboutHosting } from './questions/hosting.ts';
import { aboutPeople } from './questions/people.ts';
import { aboutWatching } from './questions/watching.ts';

/** The questions of one version, in the order in which they are asked. Answers keep the version they were given to. */
export interface QuestionSet {
  readonly version: number;
  readonly areas: readonly { readonly title: string; readonly questions: readonly Question[] }[];
}

const sets: readonly QuestionSet[] = [
  {
    version: 1,
    areas: [
      { title: 'Agreements and who owes what', questions: aboutAgreements },
      { title: 'Computers, sign-in and premises', questions: aboutHosting },
      { title: 'Customers’ data', questions: aboutData },
      { title: 'Logs, audits and rehearsals', questions: aboutWatching },
      { title: 'People', questions: aboutPeople },
    ],
  },
];

/** The set that is sent from now on. */
export const NEWEST_SET = 1;

/** @returns null for a version that there is not: a later one, of a file from a newer Cordon */
export function questionSet(version: number): QuestionSet | null {
  return sets.find((set) => set.version === version) ?? null;
}

export function questionsOf(set: QuestionSet): readonly Question[] {
  return set.areas.flatMap(({ questions }) => questions);
}
