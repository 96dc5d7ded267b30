import type { QuizRules } from './course.ts';
import type { CourseProblem, Line } from './markdown.ts';

/** What stands above a course, between two lines of `---`. */
export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly minutes: number;
  readonly quiz: QuizRules;
}

const WORDS = { id: /^[a-z][a-z0-9-]{1,59}$/, title: /^.{3,80}$/, language: /^[a-z]{2}(?:-[A-Z]{2})?$/ };
const NUMBERS = {
  minutes: [1, 240],
  questions: [1, 50],
  pass: [50, 100],
  attempts: [1, 20],
  wait: [0, 1440],
} as const;

const HINTS: Readonly<Record<keyof typeof WORDS, string>> = {
  id: 'small letters, digits and dashes',
  title: '3 to 80 characters',
  language: 'a language such as en or pt-BR',
};

/**
 * @returns what it says, null with problems otherwise, and the lines below it
 */
export function readFrontMatter(lines: readonly Line[]): {
  readonly front: FrontMatter | null;
  readonly rest: readonly Line[];
  readonly problems: readonly CourseProblem[];
} {
  const end = lines.findIndex(({ text }, index) => index > 0 && text.trim() === '---');
  if (lines[0]?.text.trim() !== '---' || end < 0) {
    const problem =
      'a course begins with --- and its id, title, language, minutes, questions, pass, attempts and wait';
    return { front: null, rest: lines, problems: [{ line: 1, problem }] };
  }
  const problems: CourseProblem[] = [];
  const say = (line: number, problem: string) => void problems.push({ line, problem });
  const said = new Map<string, { readonly line: number; readonly value: string }>();
  for (const { number, text } of lines.slice(1, end)) {
    if (text.trim() === '') continue;
    const [, name = '', value = ''] = /^([a-z]+): *(.*?)\s*$/.exec(text) ?? [];
    if (!(name in WORDS) && !(name in NUMBERS)) say(number, 'this is no setting of a course');
    else if (said.has(name)) say(number, `${name} is said twice`);
    else said.set(name, { line: number, value });
  }
  const word = (name: keyof typeof WORDS): string => {
    const found = said.get(name);
    if (found === undefined) say(1, `${name} is missing`);
    else if (!WORDS[name].test(found.value)) say(found.line, `${name} is ${HINTS[name]}`);
    return found?.value ?? '';
  };
  const number = (name: keyof typeof NUMBERS): number => {
    const [least, most] = NUMBERS[name];
    const found = said.get(name);
    const value = /^\d{1,4}$/.test(found?.value ?? '') ? Number(found?.value) : Number.NaN;
    if (found === undefined) say(1, `${name} is missing`);
    else if (!(value >= least && value <= most))
      say(found.line, `${name} is a number from ${String(least)} to ${String(most)}`);
    return value;
  };
  const front = {
    ...{ id: word('id'), title: word('title'), language: word('language'), minutes: number('minutes') },
    quiz: {
      ...{ questions: number('questions'), pass: number('pass') },
      ...{ attempts: number('attempts'), wait: number('wait') },
    },
  };
  return { front: problems.length === 0 ? front : null, rest: lines.slice(end + 1), problems };
}
