import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A labelled span: half-open range in UTF-16 code units. */
export interface Gold {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** One labelled text; texts of one group are turns of one conversation, in order. */
export interface Labelled {
  readonly text: string;
  readonly group: string | undefined;
  readonly spans: readonly Gold[];
}

/**
 * Reads a labelled set: a JSON object a line, `text`, `spans` [{start, end, type}] in Unicode code points, and `conv`
 * where lines are turns of one conversation.
 * @throws when the file is not there or not of this form
 */
export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(labelled);
}

export function devSet(data: string, name: string): Labelled[] {
  return readLabelled(join(data, 'pii', 'dev', `${name}.jsonl`));
}

interface Line {
  readonly text: string;
  readonly conv?: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

function labelled(line: string): Labelled {
  const { text, conv, spans } = JSON.parse(line) as Line;
  const unit = unitsOf(text);
  return {
    text,
    group: conv,
    spans: spans
      .map(({ start, end, type }) => trimmed(text, unit(start), unit(end), type))
      .filter((span) => span.start < span.end),
  };
}

/** Code points -> UTF-16 code units. */
function unitsOf(text: string): (point: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point;
  const starts: number[] = [];
  let at = 0;
  for (const char of text) {
    starts.push(at);
    at += char.length;
  }
  return (point) => starts[point] ?? text.length;
}

/** Space at the rim of a label belongs to nobody. */
function trimmed(text: string, start: number, end: number, label: string): Gold {
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end, label };
}
