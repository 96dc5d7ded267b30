import type { Course, Scenario, Section } from './course.ts';
import { readChoice } from './answers.ts';
import { readFrontMatter } from './frontMatter.ts';
import { blocksOf, type CourseProblem } from './markdown.ts';
import { PICTURES } from './pictures.ts';
import { cut, type Part } from './parts.ts';
import { questionOf } from './question.ts';

/** A course as it was read, or what is wrong with it, line by line. */
export type ParsedCourse =
  | { readonly ok: true; readonly course: Course }
  | { readonly ok: false; readonly problems: readonly CourseProblem[] };

const MOST_SECTIONS = 30;
const MOST_QUESTIONS = 200;
export const MOST_CHARACTERS = 120_000;

/**
 * Reads a course: front matter, sections (`## Title`), scenarios in them (`### Scenario: title`), and below `## Questions` the
 * bank (`### id (single|multiple|order), teaches section`). Whatever cannot stand is said with its line, all at once.
 */
export function parseCourse(markdown: string): ParsedCourse {
  if (markdown.length > MOST_CHARACTERS) {
    const problem = `a course has at most ${String(MOST_CHARACTERS)} characters`;
    return { ok: false, problems: [{ line: 1, problem }] };
  }
  const lines = markdown.split(/\r?\n/).map((text, index) => ({ number: index + 1, text }));
  const { front, rest, problems: above } = readFrontMatter(lines);
  const problems: CourseProblem[] = [...above];
  const say = (line: number, problem: string) => void problems.push({ line, problem });

  const [loose, ...parts] = cut(rest, /^## +(.+?)\s*$/);
  for (const { number, text } of loose?.lines ?? [])
    if (text.trim() !== '') say(number, 'text stands below a section: ## Title');
  const sections = parts.filter(({ title }) => title !== 'Questions').map((part) => sectionOf(part, say));
  const banks = parts.filter(({ title }) => title === 'Questions');
  const ids = sections.map(({ id }) => id);
  const questions = banks.flatMap(({ lines: below }) => {
    const [before, ...written] = cut(below, /^### +(.+?)\s*$/);
    for (const { number, text } of before?.lines ?? [])
      if (text.trim() !== '') say(number, 'a question begins with ### its-id (single), teaches a-section');
    return written.map((one) => questionOf(one, ids, say)).filter((one) => one !== null);
  });

  twice(sections, parts, 'section', say);
  twice(questions, [], 'question', say);
  const end = lines.length;
  if (sections.length === 0 || sections.length > MOST_SECTIONS)
    say(end, `a course has 1 to ${String(MOST_SECTIONS)} sections`);
  if (questions.length > MOST_QUESTIONS) say(end, `a course has at most ${String(MOST_QUESTIONS)} questions`);
  if (front !== null && questions.length < front.quiz.questions)
    say(
      end,
      `a paper has ${String(front.quiz.questions)} questions, and there are ${String(questions.length)}`,
    );
  if (front === null || problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return { ok: true, course: { ...front, sections, questions } };
}

type Say = (line: number, problem: string) => void;

function sectionOf({ title, line, lines }: Part, say: Say): Section {
  const [text, ...scenarios] = cut(lines, /^### +(.+?)\s*$/);
  const section = {
    id: slugOf(title),
    title,
    blocks: blocksOf(text?.lines ?? [], PICTURES, say),
    scenarios: scenarios.map((part, index) => scenarioOf(part, `${slugOf(title)}-${String(index + 1)}`, say)),
  };
  if (section.id === '') say(line, 'a section has a title with letters in it');
  if (section.blocks.length === 0 && scenarios.length === 0) say(line, 'the section says nothing');
  return section;
}

function scenarioOf({ title, line, lines }: Part, id: string, say: Say): Scenario {
  const name = /^Scenario: +(.+)$/.exec(title)?.[1];
  if (name === undefined) say(line, 'in a section stands ### Scenario: title');
  const { above, answers, below } = readChoice(lines, false);
  if (below !== '') say(line, 'below the answers of a scenario nothing more stands');
  if (answers.length < 2) say(line, 'a scenario has two answers or more: - [x] right, - [ ] wrong');
  if (!answers.some(({ right }) => right === true)) say(line, 'one answer of the scenario is right: - [x]');
  for (const answer of answers)
    if (answer.because === '')
      say(answer.line, 'below the answer stands why, in a line that begins with "  > "');
  return {
    ...{ id, title: name ?? title, blocks: blocksOf(above, PICTURES, say) },
    answers: answers.map(({ text, right, because }) => ({ text, right: right === true, because })),
  };
}

/** The name of a section in its own words, as questions and positions call it. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{Mark}/gu, '');
  const words = plain.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-');
  return words.replace(/^-+/, '').slice(0, 60).replace(/-+$/, '');
}

function twice(
  named: readonly { readonly id: string }[],
  parts: readonly Part[],
  what: string,
  say: Say,
): void {
  const seen = new Set<string>();
  for (const { id } of named) {
    const line = parts.filter(({ title }) => slugOf(title) === id)[1]?.line ?? 1;
    if (seen.has(id)) say(line, `there are two ${what}s called ${id}`);
    seen.add(id);
  }
}

function inOrder(problems: readonly CourseProblem[]): readonly CourseProblem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}
