/** What a reviewer judges a conversation by. The order is that of the form. */
export const rubric = [
  {
    id: 'identity',
    label: 'Knew who it was before anything was told',
    help: 'Asked, confirmed or signed in.',
  },
  { id: 'understood', label: 'Understood what was wanted', help: 'Before an answer was given.' },
  { id: 'answer', label: 'Gave the right answer', help: 'Complete, and true by what the shop knows.' },
  { id: 'words', label: 'Said it in plain, friendly words', help: 'No blame, no jargon.' },
  {
    id: 'care',
    label: 'Took care of personal data',
    help: 'Nothing was read aloud or typed that need not be.',
  },
  { id: 'next', label: 'Said what happens next', help: 'Who does what, until when.' },
] as const;

export type Criterion = (typeof rubric)[number]['id'];

/** 0 no, 1 in part, 2 yes; null where it did not come up. */
export type Mark = 0 | 1 | 2 | null;

export type Marks = Readonly<Record<Criterion, Mark>>;

/** @returns the score in percent, of what came up; null where nothing did */
export function scoreOf(marks: Marks): number | null {
  const given = rubric.flatMap(({ id }) => marks[id] ?? []);
  if (given.length === 0) return null;
  const sum = given.reduce((total: number, mark) => total + mark, 0);
  return Math.round((100 * sum) / (2 * given.length));
}
