import { diffLines } from 'diff';
import type { Course } from './course.ts';
import { parseCourse } from './parse.ts';

/** What a version says otherwise than the one before. */
export interface CourseChanges {
  readonly sections: Named;
  readonly questions: Named;
  /** Settings that changed, by name. */
  readonly settings: readonly string[];
  readonly lines: readonly ChangedLine[];
}

interface Named {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export interface ChangedLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines that stay beside each that changed. */
const AROUND = 2;

/** @param before Markdown of the version before, null for the first */
export function changesOf(before: string | null, after: string): CourseChanges {
  const [old, now] = [before === null ? null : courseOf(before), courseOf(after)];
  const settings = (['title', 'minutes'] as const).filter(
    (name) => old !== null && old[name] !== now?.[name],
  );
  const quiz = (['questions', 'pass', 'attempts', 'wait'] as const).filter(
    (name) => old !== null && old.quiz[name] !== now?.quiz[name],
  );
  return {
    sections: named(old?.sections ?? [], now?.sections ?? []),
    questions: named(old?.questions ?? [], now?.questions ?? []),
    settings: [...settings, ...quiz],
    lines: before === null ? [] : shortened(linesOf(before, after)),
  };
}

/**
 * Whether a translation asks and teaches what its original does: its questions are the same by id and kind, with as many
 * answers, of which the same are right.
 * @returns what differs, in words
 */
export function translationProblems(original: Course, translation: Course): readonly string[] {
  const problems: string[] = [];
  if (original.sections.length !== translation.sections.length)
    problems.push(
      `it has ${String(translation.sections.length)} sections, the original ${String(original.sections.length)}`,
    );
  const found = new Map(translation.questions.map((one) => [one.id, one]));
  for (const { id, kind, answers, right } of original.questions) {
    const one = found.get(id);
    if (one === undefined) problems.push(`the question ${id} is missing`);
    else if (one.kind !== kind || one.answers.length !== answers.length || one.right.join() !== right.join())
      problems.push(`the question ${id} has other answers`);
    found.delete(id);
  }
  for (const id of found.keys()) problems.push(`the question ${id} is not in the original`);
  return problems;
}

function courseOf(markdown: string): Course | null {
  const parsed = parseCourse(markdown);
  return parsed.ok ? parsed.course : null;
}

function named(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): Named {
  const [old, now] = [before, after].map((of) => new Map(of.map((one) => [one.id, JSON.stringify(one)])));
  const was = old ?? new Map<string, string>();
  const is = now ?? new Map<string, string>();
  return {
    added: [...is.keys()].filter((id) => !was.has(id)),
    removed: [...was.keys()].filter((id) => !is.has(id)),
    changed: [...is.keys()].filter((id) => was.has(id) && was.get(id) !== is.get(id)),
  };
}

function linesOf(before: string, after: string): readonly ChangedLine[] {
  return diffLines(before, after).flatMap(({ added, removed, value }) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ kind, text }) as const);
  });
}

/** Without what is the same, but for a few lines beside each change. */
function shortened(lines: readonly ChangedLine[]): readonly ChangedLine[] {
  return lines.filter(
    (line, index) =>
      lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same') ||
      line.kind !== 'same',
  );
}
