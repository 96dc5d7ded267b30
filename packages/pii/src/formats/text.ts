import type { SplitDocument } from './part.ts';
import { splitBuilder } from './splitBuilder.ts';

/** Plain text: one part. */
export function splitText(source: string): SplitDocument {
  const builder = splitBuilder(source);
  builder.part([{ start: 0, end: source.length, text: source, write: (redacted) => redacted }]);
  return builder.done();
}
