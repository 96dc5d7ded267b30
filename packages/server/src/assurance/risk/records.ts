import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { conclusions, type AssessmentKind, type AssessmentRecord } from './assessment.ts';
import type { AssessmentStore } from './store.ts';

export interface RecordDeps {
  readonly store: Pick<AssessmentStore, 'list'>;
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  /** What an auditor may look at, and of which time. */
  readonly windowsOf: (
    person: string,
  ) => Promise<readonly { readonly agreement: string; readonly until: Date }[]>;
}

const signed = z.object({
  facts: z.record(z.string(), z.json()),
  texts: z.record(z.string(), z.string()),
  conclusion: z.enum(conclusions),
  reviewOn: z.string(),
});

/** A version of an assessment as a reader may know it. */
export interface SeenRecord extends Pick<
  AssessmentRecord,
  'kind' | 'about' | 'version' | 'madeBy' | 'madeAt' | 'entry'
> {
  readonly said: z.infer<typeof signed>;
  /** What was signed, to the byte; null where it tells of agreements that the reader may not know of. */
  readonly record: string | null;
}

/**
 * Assessments that somebody may read, the newest version of each first. An auditor reads those of its window: of its
 * agreements and vendors, made before the window ends; where one tells of other agreements too, their facts are left out.
 */
export async function recordsFor(deps: RecordDeps, { person }: SignedIn): Promise<readonly SeenRecord[]> {
  const all = (await deps.store.list()).map((one): SeenRecord => ({
    ...one,
    said: signed.parse(JSON.parse(one.record)),
  }));
  if (person.role !== 'auditor') return all;
  const [vendors, windows] = await Promise.all([deps.auditedParties(person.id), deps.windowsOf(person.id)]);
  const until = windows.reduce((last, window) => Math.max(last, window.until.getTime()), 0);
  return all
    .filter(({ madeAt }) => madeAt.getTime() < until)
    .flatMap((one): readonly SeenRecord[] => {
      if (one.kind === 'transfer') return vendors.includes(one.about.split(':')[0] ?? '') ? [one] : [];
      const of = agreementsOf(one);
      const theirs = of.filter((id) => windows.some(({ agreement }) => agreement === id));
      if (theirs.length === 0) return [];
      return [theirs.length === of.length ? one : { ...one, record: null, said: { ...one.said, facts: {} } }];
    });
}

/** The facts name each agreement with its version. */
function agreementsOf({ said }: SeenRecord): readonly string[] {
  const { data = [] } = z.array(z.string()).safeParse(said.facts.agreements);
  return data.map((one) => one.split(' ')[0] ?? '');
}

/** @throws Failure `not-in-scope` when there is none, or the reader may not have it whole */
export async function wholeRecord(
  deps: RecordDeps,
  who: SignedIn,
  {
    kind,
    about,
    version,
  }: { readonly kind: AssessmentKind; readonly about: string; readonly version: number },
): Promise<SeenRecord & { readonly record: string }> {
  const found = (await recordsFor(deps, who)).find(
    (one) => one.kind === kind && one.about === about && one.version === version,
  );
  if (found === undefined || found.record === null) throw new Failure('not-in-scope');
  return { ...found, record: found.record };
}
