import { readChoice } from './answers.ts';
import { QUESTION_KINDS, type Question } from './course.ts';
import type { Part } from './parts.ts';

const HEADING = /^([a-z0-9][a-z0-9-]{0,59}) \(([a-z]+)\), teaches ([\p{Letter}\p{Number}-]+)$/u;
const MOST_ANSWERS = 8;

/**
 * Reads one question of the bank.
 * @param sections ids of the course's sections
 * @returns null where it cannot be read, which `say` was told
 */
export function questionOf(
  { title, line, lines }: Part,
  sections: readonly string[],
  say: (line: number, problem: string) => void,
): Question | null {
  const [, id, kind, teaches] = HEADING.exec(title) ?? [];
  const known = QUESTION_KINDS.find((one) => one === kind);
  if (id === undefined || teaches === undefined || known === undefined) {
    say(line, 'a question begins with ### its-id (single|multiple|order), teaches a-section');
    return null;
  }
  const { above, answers, below } = readChoice(lines, known === 'order');
  const text = above
    .map((one) => one.text.trim())
    .join(' ')
    .trim();
  const right = answers.flatMap((answer, index) => (answer.right === false ? [] : [index]));
  if (!sections.includes(teaches)) say(line, `no section is called ${teaches}`);
  if (text === '') say(line, 'the question asks nothing');
  if (answers.length < 2 || answers.length > MOST_ANSWERS)
    say(line, `a question has 2 to ${String(MOST_ANSWERS)} answers`);
  if (new Set(answers.map((answer) => answer.text)).size !== answers.length)
    say(line, 'two answers say the same');
  if (known === 'single' && right.length !== 1) say(line, 'of a single choice one answer is right: - [x]');
  if (known === 'multiple' && right.length < 1)
    say(line, 'of a multiple choice one answer or more is right: - [x]');
  if (known === 'order' && answers.some((answer) => answer.right !== null))
    say(line, 'answers to be put in order are numbered, and written in the right order');
  if (known !== 'order' && answers.some((answer) => answer.right === null))
    say(line, 'answers are written as - [x] or - [ ]');
  if (below === '') say(line, 'below the answers stands why, in lines that begin with ">"');
  return {
    id,
    kind: known,
    teaches,
    text,
    answers: answers.map((answer) => answer.text),
    right,
    because: below,
  };
}
