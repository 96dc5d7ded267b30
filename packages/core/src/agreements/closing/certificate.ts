import { canonicalText, toHex, toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
import type { Party } from '../document.ts';
import type { TaskState } from './fold.ts';
import type { Choice, Kept, TaskKind } from './task.ts';

/** What a processor certifies after the end (GDPR Art. 28(3)(g); SCC 2021/914 clause 8.5). */
export interface DeletionCertificate {
  readonly type: 'cordon-deletion-certificate/v1';
  readonly agreement: string;
  readonly controller: Party;
  readonly processor: Party;
  /** SHA-256 of the terms that were in force at the end, lower-case hex. */
  readonly termsHash: string;
  /** RFC 3339. */
  readonly endedAt: string;
  readonly issuedAt: string;
  readonly items: readonly CertificateItem[];
  /** What a law makes the processor keep, and until when. */
  readonly exceptions: readonly { readonly task: string; readonly law: string; readonly until: string }[];
  readonly subProcessors: readonly string[];
}

interface CertificateItem {
  readonly task: string;
  readonly kind: TaskKind;
  readonly about: string | null;
  readonly action: Choice;
  readonly method: string;
  readonly doneAt: string;
  readonly evidence: string | null;
}

interface Circumstances {
  readonly agreement: string;
  readonly controller: Party;
  readonly processor: Party;
  readonly termsHash: string;
  readonly endedAt: string;
  readonly issuedAt: string;
}

/**
 * The certificate as it reads now.
 * @returns the ids of the tasks that stand in its way instead, when there are any: nobody certifies what is not done
 */
export function certificateOf(
  circumstances: Circumstances,
  states: readonly TaskState[],
):
  | { readonly ok: true; readonly certificate: DeletionCertificate }
  | { readonly ok: false; readonly open: readonly string[] } {
  const done = states.flatMap(({ task, status, choice, done: said }) =>
    (status === 'done' || status === 'confirmed') && said !== null && choice !== null
      ? [{ task, choice, said }]
      : [],
  );
  if (done.length < states.length) {
    const ready = new Set(done.map(({ task }) => task.id));
    return { ok: false, open: states.map(({ task }) => task.id).filter((id) => !ready.has(id)) };
  }
  const items = done.map(({ task, choice, said }) => ({
    ...{ task: task.id, kind: task.kind, about: task.about, action: choice },
    ...{ method: said.method, doneAt: said.at, evidence: said.evidence },
  }));
  const exceptions = done.flatMap(({ task, said: { kept } }) =>
    kept === null ? [] : [exceptionOf(task.id, kept)],
  );
  const subProcessors = done.flatMap(({ task }) =>
    task.kind === 'sub-processor' && task.about !== null ? [task.about] : [],
  );
  return {
    ok: true,
    certificate: {
      type: 'cordon-deletion-certificate/v1',
      ...circumstances,
      items,
      exceptions,
      subProcessors,
    },
  };
}

function exceptionOf(task: string, { law, until }: Kept) {
  return { task, law, until };
}

/** The certificate as it is hashed, signed and kept: RFC 8785 canonical JSON. */
export function certificateText(certificate: DeletionCertificate): string {
  return canonicalText(certificate as unknown as JsonValue);
}

/** SHA-256 of the canonical certificate, lower-case hex. */
export function certificateHash(text: string, sha256: Sha256): string {
  return toHex(sha256(toUtf8(text)));
}
