import { Failure } from '@cordon/core/kernel';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedActs, SignedIn } from '../../identity/index.ts';
import type { FileDeps } from '../files/adding.ts';
import { sections } from './assessment.ts';
import { draftsNow, type RiskDeps } from './gathering.ts';
import type { assessBody } from './schemas.ts';

export interface AssessDeps extends RiskDeps {
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: FileDeps['enter'];
  readonly textHash: (text: string) => string;
}

/**
 * Signs an assessment of what is so now: facts from the house, judgement from a person. Each is a version of its own.
 * @returns its number
 * @throws Failure `not-in-scope` for nothing to assess, `conflict` when the facts are others than were read, `bad-request` for
 *   a section that lacks, `signature-invalid`
 */
export async function assess(
  deps: AssessDeps,
  who: SignedIn,
  { kind, about, draft, texts, conclusion, reviewOn, ...given }: z.infer<typeof assessBody>,
): Promise<number> {
  const one = (await draftsNow(deps)).find((each) => each.kind === kind && each.about === about);
  if (one === undefined) throw new Failure('not-in-scope');
  if (deps.textHash(canonicalText(one.facts)) !== draft) throw new Failure('conflict');
  const wanted = Object.keys(sections[kind]);
  const written = Object.fromEntries(texts.map(({ section, text }) => [section, text]));
  if (texts.length !== wanted.length || wanted.some((section) => written[section] === undefined)) {
    throw new Failure('bad-request');
  }
  const words = { kind, about, draft, texts: deps.textHash(canonicalText(written)), conclusion, reviewOn };
  const actor = await deps.signedActs.by(who, 'assessment-signed', words, given);
  const version =
    1 + ((await deps.store.list()).find((each) => each.kind === kind && each.about === about)?.version ?? 0);
  const record = canonicalText({
    ...{ type: 'cordon-assessment', v: 1, kind, about, version, conclusion, reviewOn },
    ...{ facts: one.facts, texts: written },
  } satisfies JsonValue);
  const entry = await deps.enter('assessment-signed', actor, {
    ...words,
    version,
    record: deps.textHash(record),
  });
  const { id, name } = who.person;
  const made = { kind, about, version, record, madeBy: { id, name }, madeAt: deps.now(), entry };
  if (!(await deps.store.add(made))) throw new Failure('conflict');
  return version;
}
