import { decodeEntity } from './html/entities.ts';
import type { SplitDocument } from './part.ts';
import { splitBuilder, type Slot } from './splitBuilder.ts';

/** Emphasis, code marks, escapes, plain tags: what a reader of the rendered page does not see; and entities. */
const inline =
  /\*{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])|~~|`{1,3}|<\/?[A-Za-z][A-Za-z0-9]{0,20}\s?\/?>|\\(?=[!-/:-@[-`{-~])|&#?\w{1,32};/gu;

/** Markdown, read with its marks and without: a name with one part in bold is found. One part, as it is one text. */
export function splitMarkdown(source: string): SplitDocument {
  const builder = splitBuilder(source);
  const slots: Slot[] = [];
  const add = (start: number, end: number, isMark: boolean): void => {
    if (start === end) return;
    const raw = source.slice(start, end);
    const text = raw.startsWith('&') && isMark ? decodeEntity(raw) : raw;
    const slot = { start, end, text, write: (redacted: string) => redacted };
    slots.push(isMark && text === raw ? { ...slot, mark: true } : slot);
  };
  let done = 0;
  for (const match of source.matchAll(inline)) {
    add(done, match.index, false);
    done = match.index + match[0].length;
    add(match.index, done, true);
  }
  add(done, source.length, false);
  builder.part(slots);
  return builder.done();
}
