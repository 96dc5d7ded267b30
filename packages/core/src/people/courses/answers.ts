import type { Line } from './markdown.ts';

/** An answer as it stands in the file, with what stands behind it in `>` lines. */
export interface WrittenAnswer {
  readonly line: number;
  readonly text: string;
  /** Null in a numbered list: there the order is what is right. */
  readonly right: boolean | null;
  readonly because: string;
}

/** The text above a list of answers, the answers, and what is said below them all. */
export interface WrittenChoice {
  readonly above: readonly Line[];
  readonly answers: readonly WrittenAnswer[];
  readonly below: string;
}

const CHECKED = /^- \[([ xX])\] +(.+)$/;
const NUMBERED = /^\d{1,2}\. +(.+)$/;
const BESIDE = /^ +> ?(.*)$/;
const BELOW = /^> ?(.*)$/;
const GOES_ON = /^ {2,}(\S.*)$/;

/**
 * Reads a choice:
 *
 *     - [x] right answer
 *       > why
 *     - [ ] another
 *
 *     > said of all of them
 */
export function readChoice(lines: readonly Line[], numbered: boolean): WrittenChoice {
  const isAnswer = ({ text }: Line) => CHECKED.test(text) || (numbered && NUMBERED.test(text));
  const start = lines.findIndex(isAnswer);
  const [above, rest] = start < 0 ? [lines, []] : [lines.slice(0, start), lines.slice(start)];
  const answers: WrittenAnswer[] = [];
  const below: string[] = [];
  for (const { number, text } of rest) {
    const [, mark, checked] = CHECKED.exec(text) ?? [];
    const counted = numbered ? NUMBERED.exec(text)?.[1] : undefined;
    const last = answers.at(-1);
    if (checked !== undefined)
      answers.push({ line: number, text: checked.trim(), right: mark !== ' ', because: '' });
    else if (counted !== undefined)
      answers.push({ line: number, text: counted.trim(), right: null, because: '' });
    else if (BELOW.test(text)) below.push(BELOW.exec(text)?.[1] ?? '');
    else if (last !== undefined && BESIDE.test(text))
      answers[answers.length - 1] = {
        ...last,
        because: `${last.because} ${BESIDE.exec(text)?.[1] ?? ''}`.trim(),
      };
    else if (last !== undefined && GOES_ON.test(text))
      answers[answers.length - 1] = { ...last, text: `${last.text} ${text.trim()}` };
    else if (text.trim() !== '') below.push(text.trim());
  }
  return { above, answers, below: below.join(' ').trim() };
}
