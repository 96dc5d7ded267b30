import { canonical, hash, list, shiftText, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

interface Work {
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
  readonly site?: string | null;
  readonly shift?: unknown;
}

/** What is signed of who joins, moves and leaves, and of what is learned from near misses. */
export const signedOfJoining: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/joining/people/:id/checks',
    ([subjectPerson = ''], { kind, checkedOn, expiresOn, evidence }) => ({
      act: 'background-check-attested',
      words: {
        ...{ subjectPerson, kind: text(kind), checkedOn: text(checkedOn) },
        ...{ expiresOn: text(expiresOn), evidence: text(evidence) },
      },
    }),
  ],
  [
    '/api/joining/checks/:id/withdraw',
    ([check = '']) => ({ act: 'background-check-withdrawn', words: { check } }),
  ],
  [
    '/api/joining/people/:id/move',
    ([subjectPerson = ''], { site, before, work }) => ({
      act: 'person-moved',
      words: {
        ...{ subjectPerson, site: textOrNull(site) },
        before: list((before as readonly string[] | undefined)?.toSorted()),
        work: canonical(
          ((work ?? []) as readonly Work[]).map((one) => ({
            ...one,
            site: one.site ?? textOrNull(site),
            shift: shiftText(one.shift ?? null),
          })),
        ),
      },
    }),
  ],
  [
    '/api/joining/people/:id/leave',
    ([subjectPerson = ''], { reason }) => ({
      act: 'person-left',
      words: { subjectPerson, reason: text(reason) },
    }),
  ],
  [
    '/api/joining/people/:id/back',
    ([subjectPerson = '']) => ({ act: 'person-taken-back', words: { subjectPerson } }),
  ],
  [
    '/api/awareness/near-misses/:id/lesson',
    ([nearMiss = ''], { lesson }) => ({
      act: 'near-miss-lesson',
      words: { nearMiss, lesson: hash(text(lesson).trim()) },
    }),
  ],
];
