import { parseCourse, PICTURES, type Block } from '@cordon/core/people/courses';
import { beforeAll, describe, expect, it } from 'vitest';
import { readShipped } from './shipped.store.ts';

/* The courses that come with the product are held to what a course owes whoever takes it. */

const parsed: ReturnType<typeof parseCourse>[] = [];
beforeAll(async () => {
  parsed.push(...(await readShipped()).map(parseCourse));
});
const courses = () => parsed.flatMap((one) => (one.ok ? [one.course] : []));
const blocksOf = (course: ReturnType<typeof courses>[number]): readonly Block[] =>
  course.sections.flatMap(({ blocks, scenarios }) => [...blocks, ...scenarios.flatMap((one) => one.blocks)]);

describe('the courses of the product', () => {
  it('can all be read', () => {
    expect(parsed.flatMap((one) => (one.ok ? [] : one.problems))).toEqual([]);
    expect(courses().map(({ id }) => id)).toEqual([
      ...['ai-tools', 'clean-desk', 'data-security', 'phishing', 'privacy', 'reporting'],
    ]);
  });

  it('have a bank that two papers in a row can be drawn from, with each section asked about', () => {
    for (const { id, questions, quiz, sections } of courses()) {
      expect(questions.length, id).toBeGreaterThanOrEqual(quiz.questions * 2);
      expect(new Set(questions.map(({ teaches }) => teaches)).size, id).toBe(sections.length);
    }
  });

  it('have scenarios, and two pictures each that no other course has', () => {
    const shown = courses().flatMap((course) => {
      const pictures = blocksOf(course).flatMap((one) => (one.kind === 'picture' ? [one] : []));
      expect(pictures.length, course.id).toBe(2);
      expect(course.sections.flatMap(({ scenarios }) => scenarios).length, course.id).toBeGreaterThanOrEqual(
        3,
      );
      for (const { alt } of pictures) expect(alt.length, course.id).toBeGreaterThan(60);
      return pictures.map(({ name }) => name);
    });
    expect(shown.toSorted()).toEqual(PICTURES.toSorted());
  });

  it('cannot be passed by taking the longest answer, or the first', () => {
    for (const { id, questions } of courses()) {
      const single = questions.filter(({ kind }) => kind === 'single');
      const guessed = (pick: (answers: readonly string[]) => number) =>
        single.filter(({ answers, right }) => right[0] === pick(answers)).length / single.length;
      const longest = (answers: readonly string[]) =>
        answers.reduce((best, answer, at) => (answer.length > (answers[best]?.length ?? 0) ? at : best), 0);
      expect(guessed(longest) * 100, `${id}, the longest`).toBeLessThan(60);
      expect(guessed(() => 0) * 100, `${id}, the first`).toBeLessThan(60);
    }
  });
});
