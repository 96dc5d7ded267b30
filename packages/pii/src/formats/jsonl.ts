import { splitJson, type JsonOptions } from './json.ts';
import type { SplitDocument } from './part.ts';
import { splitBuilder } from './splitBuilder.ts';

/**
 * Takes JSON Lines apart: each line as JSON of its own, empty lines kept.
 *
 * @param options `line` is the number of the first line
 * @throws {FormatError} with the line number, at the first line that is not JSON
 */
export function splitJsonLines(source: string, options: JsonOptions = {}): SplitDocument {
  const builder = splitBuilder(source);
  let line = options.line ?? 1;
  let start = 0;
  while (start <= source.length) {
    const stop = source.indexOf('\n', start);
    const end = stop < 0 ? source.length : stop;
    const text = source.slice(start, end);
    if (text.trim() !== '') {
      const write = (redacted: string): string => redacted;
      builder.nested({ start, end, text, write }, splitJson(text, { ...options, line }));
    }
    line += 1;
    start = end + 1;
  }
  return builder.done();
}
