import { decodeEntity } from '../html/entities.ts';
import type { Slot } from '../splitBuilder.ts';

/** What a line of a cue holds: text, the speaker that a voice tag names, or what else stands in a tag. */
export type CuePiece = { readonly text: Slot } | { readonly speaker: Slot } | { readonly inTag: Slot };

const tag = /<\/?[a-z0-9][^<>]{0,300}>|\{\\[^{}]{0,100}\}|<\/?[0-9:.]{1,20}>/gi;
/** Tags in which nobody can be named: "<b>", "</v>", "<c.loud.blue>", "<00:01.000>", "{\\an8}". */
const plainTag =
  /^(?:<\/?(?:[a-z]{0,6}|[0-9:.]+)(?:\.[a-z_-]{1,12})*>|<font color="?#?[a-z0-9]{1,8}"?>|\{\\[a-z0-9]{1,6}\})$/i;
const voice = /^<v(?:\.[^\s>]*)?[ \t]+/i;

/** A line without any text would end its cue. */
const nothingLeft = '\u2026';

/**
 * The pieces of one line of a cue, without its tags. Character references are undone in WebVTT only.
 * @param start where the line begins in the source
 */
export function readCueLine(line: string, start: number, kind: 'vtt' | 'srt'): CuePiece[] {
  const pieces: CuePiece[] = [];
  const add = (from: number, to: number): void => {
    if (from === to) return;
    const raw = line.slice(from, to);
    const alone = line.slice(0, from).trim() === '' && line.slice(to).trim() === '';
    const write = (redacted: string): string => {
      if (alone && redacted.trim() === '') return nothingLeft;
      return kind === 'vtt' ? escapeCue(redacted) : redacted;
    };
    const text = kind === 'vtt' ? decodeEntity(raw) : raw;
    pieces.push({ text: { start: start + from, end: start + to, text, write } });
  };
  const inside = (from: number, to: number): Slot => ({
    start: start + from,
    end: start + to,
    text: line.slice(from, to),
    write: (redacted) => redacted.replace(/[<>{}]/g, ''),
  });
  let done = 0;
  for (const match of line.matchAll(tag)) {
    const [whole] = match;
    const name = kind === 'vtt' ? voice.exec(whole) : null;
    // A pointed bracket that no tag needs can hold an address.
    if (whole.includes('@')) continue;
    add(done, match.index);
    done = match.index + whole.length;
    if (name === null) {
      if (!plainTag.test(whole)) pieces.push({ inTag: inside(match.index + headOf(whole), done - 1) });
      continue;
    }
    const classes = name[0].trimEnd();
    if (!plainTag.test(`${classes}>`)) {
      pieces.push({ inTag: inside(match.index + headOf(classes), match.index + classes.length) });
    }
    const from = match.index + name[0].length;
    const to = done - 1;
    const text = decodeEntity(line.slice(from, to)).trim();
    if (text !== '')
      pieces.push({ speaker: { start: start + from, end: start + to, text, write: escapeCue } });
  }
  add(done, line.length);
  return pieces;
}

/** Where a tag begins to say something: behind its name, where that is one of the language. */
function headOf(tag: string): number {
  return /^<(?:c|b|i|u|ruby|rt|v|lang|font)[. \t]/i.exec(tag)?.[0].length ?? 1;
}

function escapeCue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
