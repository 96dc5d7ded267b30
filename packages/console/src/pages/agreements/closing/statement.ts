import type { ClosingTask, DeletionMethod } from '../../../api/types.ts';

/** A certificate as its text says it. */
export interface CertificateStatement {
  readonly controller: { readonly name: string };
  readonly processor: { readonly name: string };
  readonly endedAt: string;
  readonly items: readonly (Pick<ClosingTask, 'kind' | 'about'> & {
    readonly task: string;
    readonly method: DeletionMethod;
    readonly doneAt: string;
  })[];
  readonly exceptions: readonly { readonly task: string; readonly law: string; readonly until: string }[];
  readonly subProcessors: readonly string[];
}

/** Reads the text of a certificate. The server made it; what is shown is what the text says, so that it is what is signed. */
export function readStatement(text: string): CertificateStatement {
  return JSON.parse(text) as CertificateStatement;
}
