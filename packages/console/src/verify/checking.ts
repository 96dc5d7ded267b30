import { verifyPack, type PackReport } from '@cordon/core/agreements';
import type { Chosen } from './files.ts';
import type { Given } from './given.ts';
import { checkLog, type CheckedLog } from './log/verify.ts';
import { openAny } from './opening.ts';
import { browserPorts } from './ports.ts';
import { checkProof, type CheckedProof } from './proof/verify.ts';

/** What was checked, by what it was. */
export type Checked =
  | { readonly kind: 'pack'; readonly report: PackReport }
  | { readonly kind: 'log'; readonly log: CheckedLog }
  | { readonly kind: 'proof'; readonly proof: CheckedProof };

/**
 * Checks whatever was chosen.
 * @param expected the manifest the page came with; @param onProgress told how many files are done
 * @throws Error in plain words for what cannot be read at all
 */
export async function checkChosen(
  chosen: readonly Chosen[],
  given: Given,
  expected: string | null,
  onProgress: (done: number, of: number) => void,
): Promise<Checked> {
  const opened = await openAny(chosen);
  switch (opened.kind) {
    case 'pack':
      return {
        kind: 'pack',
        report: await verifyPack(opened.reader, { ...browserPorts, onProgress }, expected),
      };
    case 'log':
      return { kind: 'log', log: await checkLog(opened.log, given, onProgress) };
    case 'proof':
      return { kind: 'proof', proof: checkProof(opened.text, given.keys) };
  }
}
