import { controls } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import type { FrameworkDeps } from './deps.ts';
import { readOscal } from './reading.ts';
import type { importBody, mapBody } from './schemas.ts';

const MOST_TITLE = 200;

/**
 * Takes in an OSCAL document of somebody else. What it says is kept as it says it and given out again without loss.
 * @returns its id
 * @throws Failure `oscal-refused`, `already-done` for a text that is there, `signature-invalid`
 */
export async function importDocument(
  { documents, schema, signedActs, enter, now }: FrameworkDeps,
  who: SignedIn,
  { document: text, ...given }: z.infer<typeof importBody>,
): Promise<string> {
  const hash = textHash(text);
  const actor = await signedActs.by(who, 'oscal-imported', { document: hash }, given);
  if (await documents.has(hash)) throw new Failure('already-done');
  const { model, head, controls: theirs, document } = readOscal(text, await schema());
  const id = newId('osc');
  const words = { document: hash, id, model, controls: theirs.length };
  const entry = await enter('oscal-imported', actor, words);
  const added = await documents.add({
    ...{ id, model, hash, entry, controls: theirs, document: JSON.stringify(document) },
    ...{ title: head.title.slice(0, MOST_TITLE), version: head.version, oscalVersion: head.oscalVersion },
    ...{ by: who.person.id, at: now() },
  });
  if (!added) throw new Failure('already-done');
  return id;
}

/**
 * Says by hand that a control of ours answers one of a catalog, or that it does not.
 * @throws Failure `not-found`, `bad-request` for a control that is withdrawn or not ours, `signature-invalid`
 */
export async function mapControl(
  { documents, signedActs, enter, now }: FrameworkDeps,
  who: SignedIn,
  document: string,
  { theirs, control, answers, ...given }: z.infer<typeof mapBody>,
): Promise<void> {
  const found = (await documents.controlsOf(document)).find(({ id }) => id === theirs);
  if (found === undefined) throw new Failure('not-found');
  if (!controls.some(({ id }) => id === control) || (answers && found.withdrawn))
    throw new Failure('bad-request');
  const act = answers ? 'control-mapped' : 'control-unmapped';
  const words = { document, theirs, control };
  const actor = await signedActs.by(who, act, words, given);
  const entry = await enter(act, actor, words);
  if (answers) await documents.map(document, theirs, control, who.person.id, now(), entry);
  else await documents.unmap(document, theirs, control);
}
