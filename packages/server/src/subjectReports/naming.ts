import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { SubjectReportDeps } from './deps.ts';
import type { SubjectRequest } from './request.ts';
import type { askNamesBody, decideNamesBody } from './schemas.ts';

/*
 * An agent is no recipient, and a customer has no right to their name, unless it is essential to use the rights of the GDPR
 * and the agent's own rights were taken into account (CJEU C-579/21, Pankki S, 22 June 2023). So a name is told only after
 * one person said why and another agreed; a wrong yes cannot be taken back.
 */

/** Asks for names, with the two reasons. @throws Failure `bad-request` for an accounting, `already-done` */
export async function askNames(
  deps: SubjectReportDeps,
  who: SignedIn,
  id: string,
  { essential, weighed, ...given }: z.infer<typeof askNamesBody>,
): Promise<void> {
  const request = await deps.requests.find(id);
  if (request.kind !== 'access') throw new Failure('bad-request');
  if (request.names !== null) throw new Failure('already-done');
  const words = { request: id, essential: textHash(essential), weighed: textHash(weighed) };
  const actor = await deps.signedActs.by(who, 'agent-names-asked', words, given);
  const entry = await deps.enter('agent-names-asked', actor, null, words);
  const did = { by: who.person.id, at: deps.now(), entry };
  if (!(await deps.requests.askNames(id, { essential, weighed }, did))) throw new Failure('already-done');
}

/** Decides, as another person. @throws Failure `already-done`, `not-the-second-person` */
export async function decideNames(
  deps: SubjectReportDeps,
  who: SignedIn,
  id: string,
  { grant, ...given }: z.infer<typeof decideNamesBody>,
): Promise<void> {
  const { names } = await deps.requests.find(id);
  if (names === null) throw new Failure('not-in-scope');
  if (names.granted !== null) throw new Failure('already-done');
  if (names.asked.by.id === who.person.id) throw new Failure('not-the-second-person');
  const act = grant ? 'agent-names-granted' : 'agent-names-refused';
  const actor = await deps.signedActs.by(who, act, { request: id }, given);
  const entry = await deps.enter(act, actor, null, { request: id });
  const did = { by: who.person.id, at: deps.now(), entry };
  if (!(await deps.requests.decideNames(id, grant, did))) throw new Failure('already-done');
}

/** Whether this person may be the second one. */
export function mayDecideNames({ person }: Pick<SignedIn, 'person'>, { names }: SubjectRequest): boolean {
  return names?.granted === null && names.asked.by.id !== person.id;
}

/** @throws Failure `second-person-needed` unless the decision was yes */
export function assertNamed({ names }: SubjectRequest): void {
  if (names?.granted !== true) throw new Failure('second-person-needed');
}
