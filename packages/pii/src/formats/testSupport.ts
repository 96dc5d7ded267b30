import { patternDetectors } from '../detectors/index.ts';
import { redactFile, type FileOptions } from './redactFile.ts';
import type { FileFormat } from './fileFormat.ts';
import { newRedaction, type PartsOptions } from './redactParts.ts';
import type { SplitDocument } from './part.ts';

/** A document through detection, each part by itself. */
export function redacted(document: SplitDocument, options: PartsOptions = {}): string {
  return document.join(
    newRedaction({ detectors: patternDetectors, ...options }).replace(document.parts).fragments,
  );
}

/** A document put together again as it was taken apart. */
export function unchanged(document: SplitDocument): string {
  return document.join(document.parts.map(({ fragments }) => fragments));
}

/**
 * The text of a redacted file, with Mira Okafor known. By patterns: what the model makes of the few words of an example is
 * not what a test of a format is about.
 */
export function redactText(source: string, format: FileFormat, options: FileOptions = {}): string {
  return redactFile(source, format, {
    known: [{ type: 'PERSON', value: 'Mira Okafor' }],
    detectors: patternDetectors,
    ...options,
  }).text;
}

/** A detector that fails at its work. */
export const broken = {
  name: 'broken',
  types: ['EMAIL'],
  find: () => {
    throw new RangeError('mira@mail.example');
  },
} as const;
