import { Failure } from '@cordon/core/kernel';
import { toHex } from '@cordon/ledger';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import type { AuditDeps } from './deps.ts';
import { lookAtLateEvidence } from './late.ts';
import type { EvidenceRequest } from './requests.store.ts';
import { auditFor, enterSigned } from './seeing.ts';
import { isDrawn, running } from './working.ts';

const MOST_FILES = 20;

/** Asks a party for evidence. @throws Failure `not-in-scope` for an item that was not drawn, `bad-request` */
export async function askForEvidence(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  asked: {
    readonly of: 'company' | 'vendor';
    readonly line: string | null;
    readonly asks: string;
    readonly dueAt: string;
  } & GivenAct,
): Promise<void> {
  const { of, line, asks, dueAt, ...given } = asked;
  const seen = await running(deps, who, id);
  if (line !== null && !isDrawn(seen, line)) throw new Failure('not-in-scope');
  const due = new Date(dueAt);
  if (due <= deps.now()) throw new Failure('bad-request', 'The day by which it is due lies ahead.');
  const party = of === 'vendor' ? seen.audit.vendor.id : (await deps.company()).id;
  const words = { audit: id, of, line, asks: textHash(asks), due: due.toISOString() };
  const request = newId('aer');
  const { entry, by, at } = await enterSigned(deps, who, 'audit-evidence-asked', seen.audit, words, given, {
    request,
  });
  await deps.requests.ask({
    id: request,
    audit: id,
    party,
    line,
    asks,
    dueAt: due,
    by,
    at: new Date(at),
    entry,
  });
}

/**
 * A request for whoever may know of it: the party that is asked, and the auditor and company of its audit.
 * @throws Failure `not-in-scope`
 */
export async function requestFor(deps: AuditDeps, who: SignedIn, id: string): Promise<EvidenceRequest> {
  const request = await deps.requests.find(id);
  if (request === null) throw new Failure('not-in-scope');
  if (who.person.partyId === request.party.id && who.person.role !== 'auditor') return request;
  if (who.person.partyKind !== 'company') throw new Failure('not-in-scope');
  await auditFor(deps, who, request.audit);
  return request;
}

/** The same for whoever answers: only the party that is asked. @throws Failure `not-in-scope` */
async function askedOf(deps: AuditDeps, who: SignedIn, id: string): Promise<EvidenceRequest> {
  const request = await requestFor(deps, who, id);
  if (who.person.partyId !== request.party.id) throw new Failure('not-in-scope');
  return request;
}

/** Keeps a file of evidence, sealed. @throws Failure `not-in-scope`, `already-done`, `upload-too-large` for too many */
export async function putFile(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<void> {
  const request = await askedOf(deps, who, id);
  if (request.files.length >= MOST_FILES) throw new Failure('upload-too-large');
  const file = newId('aef');
  const sha256 = toHex(deps.sha256(bytes));
  const sealed = deps.keys.seal(bytes.toString('base64'), `audit-evidence:${file}`);
  const kept = { id: file, name, sha256, bytes: bytes.length };
  if (!(await deps.requests.put(id, kept, sealed, who.person.id, deps.now())))
    throw new Failure('already-done');
}

/** A file of evidence, opened. @throws Failure `not-in-scope` */
export async function openFile(deps: AuditDeps, who: SignedIn, id: string, file: string) {
  await requestFor(deps, who, id);
  const kept = await deps.requests.sealedFile(id, file);
  if (kept === null) throw new Failure('not-in-scope');
  const bytes = Buffer.from(deps.keys.unseal(kept.sealed, `audit-evidence:${file}`), 'base64');
  return { name: kept.name, bytes };
}

/**
 * Answers a request. The entry holds the hash of each file that was given, so that none is exchanged later.
 * @throws Failure `not-in-scope`, `already-done`, `conflict` when the files are not those that the answer names
 */
export async function answerRequest(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  { answer, files, ...given }: { readonly answer: string; readonly files: readonly string[] } & GivenAct,
): Promise<void> {
  const request = await askedOf(deps, who, id);
  if (request.answeredAt !== null) throw new Failure('already-done');
  const hashes = request.files.map(({ sha256 }) => sha256);
  if (hashes.join(' ') !== files.join(' ')) throw new Failure('conflict');
  const words = { request: id, answer: textHash(answer), files: files.join(' ') };
  const { by, at } = await enterSigned(deps, who, 'audit-evidence-given', request, words, given, {
    audit: request.audit,
  });
  if (!(await deps.requests.answer(id, answer, files.length, by, new Date(at))))
    throw new Failure('already-done');
  await lookAtLateEvidence(deps);
}
