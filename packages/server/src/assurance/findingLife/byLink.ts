import { mayOf, standingAt, take, type LifeActor, type LifeStep } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { textHash } from '../../platform/hashing.ts';
import type { EvidenceFile } from '../files/file.ts';
import type { Finding } from '../finding.ts';
import { createLifeActing, REFUSALS, type ActingDeps } from './acting.ts';

/** The link that somebody without an account came by. */
export interface CameBy {
  readonly id: string;
  readonly madeBy: { readonly id: string };
}

/** What they say besides their words: nothing more, that it is mended, or until when it will be. */
export type SaidOfFix =
  { readonly what: 'answer' | 'mended' } | { readonly what: 'planned'; readonly until: string };

export interface ByLinkDeps extends ActingDeps {
  /** Files that came by links for a finding, oldest first. */
  readonly filesOf: (finding: string) => Promise<readonly EvidenceFile[]>;
}

const guestOf = ({ id, madeBy }: CameBy): LifeActor => ({ side: 'guest', link: id, madeBy: madeBy.id });

/** What somebody by a link could do with a finding now. */
export function mayByLink(
  { standing }: Pick<Finding, 'standing'>,
  link: CameBy,
  now: Date,
): ReturnType<typeof mayOf> {
  const at = now.getTime();
  // Their words are evidence, so that a claim comes with one.
  const shown = { ...standingAt(standing, at), evidence: 1 };
  return mayOf(shown, guestOf(link), at);
}

/**
 * What somebody without an account answers to a finding: evidence of it with the files that came by the same link, and what
 * they say of its fix, all in one step with its entry. A claim has it looked at again; it closes nothing.
 * @param ip of whoever came, or null
 * @throws Failure `link-used` when it is gone, `already-done` when it is closed, `finding-not-ready`, `role-not-allowed` when
 *   it is not the vendor's to mend; `conflict` when it took another step meanwhile
 */
export async function answerByLink(
  deps: ByLinkDeps,
  id: string,
  { link, ip }: { readonly link: CameBy; readonly ip: string | null },
  { text, says }: { readonly text: string; readonly says: SaidOfFix },
): Promise<void> {
  const at = deps.now();
  const finding = await deps.findings.find(id);
  if (finding === null) throw new Failure('link-used');
  const files = await freshFiles(deps, id, link);
  const until = says.what === 'planned' ? new Date(says.until) : null;
  const steps: readonly LifeStep[] = [
    { act: 'give-evidence' },
    ...(until === null ? [] : [{ act: 'plan' as const, until: until.getTime() }]),
    ...(says.what === 'mended' ? [{ act: 'claim' as const }] : []),
  ];
  const standing = steps.reduce((before, step) => {
    const answer = take(before, step, guestOf(link), at.getTime());
    if (!answer.ok) throw new Failure(REFUSALS[answer.refusal]);
    return answer.standing;
  }, finding.standing);
  const words = {
    ...{
      finding: id,
      link: link.id,
      text: textHash(text),
      files: files.map(({ sha256 }) => sha256).join(' '),
    },
    ...{ says: says.what, until: until?.toISOString() ?? null },
  };
  const owed = {
    ...{ act: 'finding-answered', person: null, party: finding.vendor, agreement: finding.agreement },
    ...{ ip, at, words },
  };
  const evidence = {
    ...{ text, entries: [], document: null, file: null },
    byLink: { link: link.id, files: files.map((file) => file.id) },
  };
  if (!(await deps.store.step(finding, { standing, owed, detail: says.what }, evidence)))
    throw new Failure('conflict');
  await deps.settle();
  if (says.what === 'mended') await createLifeActing(deps).retest(finding);
}

/** Files by this link that go with no answer yet: what came by another link is for whoever has that one. */
async function freshFiles(
  { store, filesOf }: ByLinkDeps,
  finding: string,
  link: CameBy,
): Promise<readonly EvidenceFile[]> {
  const [files, evidence] = await Promise.all([filesOf(finding), store.evidence(finding)]);
  const given = new Set(evidence.flatMap((one) => one.files.map(({ id }) => id)));
  return files.filter((file) => file.link === link.id && !given.has(file.id));
}
