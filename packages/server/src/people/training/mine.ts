import type { CourseState } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { CertificateStore } from './certificates.store.ts';
import type { TrainingDeps } from './deps.ts';
import type { myTraining } from './schemas.ts';
import { trainingOf } from './standing.ts';
import { owedViewOf } from './view.ts';

const URGENT: readonly CourseState[] = ['never', 'expired', 'grace', 'due'];

/** What somebody owes and has passed, and the course to open first. */
export async function myTrainingOf(
  deps: TrainingDeps & { readonly certificates: Pick<CertificateStore, 'passedBy'> },
  { person }: Pick<SignedIn, 'person'>,
): Promise<z.infer<typeof myTraining>> {
  const [standings, titles, passed] = await Promise.all([
    trainingOf(deps, [person.id]),
    deps.titles(),
    deps.certificates.passedBy(person.id),
  ]);
  const owed = standings
    .filter(({ course }) => titles.has(course))
    .toSorted((a, b) => Number(b.stops) - Number(a.stops) || rank(a.state) - rank(b.state));
  const [first] = owed;
  return {
    courses: owed.map((one) => owedViewOf(one, titles)),
    next: first === undefined || first.state === 'current' ? null : first.course,
    passed: passed.map(({ passedAt, certificate, ...one }) => ({
      ...{ ...one, title: titles.get(one.course) ?? one.course, passedAt: passedAt.toISOString() },
      certificate:
        certificate === null ? null : { ...certificate, madeAt: new Date(certificate.madeAt).toISOString() },
    })),
  };
}

function rank(state: CourseState): number {
  const at = URGENT.indexOf(state);
  return at < 0 ? URGENT.length : at;
}
