import { decodeEntity } from './html/entities.ts';
import type { Reading, SplitDocument } from './part.ts';
import { splitBuilder, type Slot } from './splitBuilder.ts';
import { splitText } from './text.ts';

/** Emphasis, code marks, escapes, HTML tags and entities: what a reader of the rendered page does not see. */
const mark = /\*{1,3}|_{1,3}|~~|`{1,3}|<\/?[A-Za-z][^<>\n]{0,300}>|\\(?=[!-/:-@[-`{-~])|&#?\w{1,32};/g;

/**
 * Markdown: first as it is written, with links and code; then as it is read, without marks, so that a name with one
 * part in bold is found.
 */
export function splitMarkdown(source: string, reading: Reading): SplitDocument {
  if (reading === 'joined') return splitText(source, reading);
  const builder = splitBuilder(source);
  let start = 0;
  for (const paragraph of source.split(/(?<=\n[ \t]*\r?\n)/)) {
    const slots = readable(paragraph, start);
    if (slots.length > 1) builder.part(slots);
    start += paragraph.length;
  }
  return builder.done();
}

function readable(paragraph: string, shift: number): Slot[] {
  const slots: Slot[] = [];
  const add = (start: number, end: number, text: string): void => {
    if (start < end)
      slots.push({ start: start + shift, end: end + shift, text, write: (redacted) => redacted });
  };
  let done = 0;
  for (const match of paragraph.matchAll(mark)) {
    add(done, match.index, paragraph.slice(done, match.index));
    done = match.index + match[0].length;
    if (match[0].startsWith('&')) add(match.index, done, decodeEntity(match[0]));
  }
  add(done, paragraph.length, paragraph.slice(done));
  return slots;
}
