/** What is wrong with a document, in words for the person who wanted it checked. It never leaves the verifier. */
export class SealError extends Error {
  constructor(finding: string) {
    super(finding);
    this.name = 'SealError';
  }
}

/** @throws SealError with the words unless the condition holds */
export function must(condition: boolean, finding: string): asserts condition {
  if (!condition) throw new SealError(finding);
}
