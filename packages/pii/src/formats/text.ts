import type { SplitDocument } from './part.ts';
import { nothingToRead, splitBuilder } from './splitBuilder.ts';
import type { Reading } from './part.ts';

/** Plain text: one part. */
export function splitText(source: string, reading: Reading): SplitDocument {
  if (reading === 'apart') return nothingToRead(source);
  const builder = splitBuilder(source);
  builder.part([{ start: 0, end: source.length, text: source, write: (redacted) => redacted }]);
  return builder.done();
}
