import { describe, expect, it } from 'vitest';
import { changesOf, translationProblems } from './changes.ts';
import { parseCourse } from './parse.ts';
import { sample } from './sample.ts';

const courseOf = (markdown: string) => {
  const parsed = parseCourse(markdown);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.course;
};

describe('two versions', () => {
  it('say what came, went and changed', () => {
    const after = sample()
      .replace('minutes: 5', 'minutes: 7')
      .replace('pass: 50', 'pass: 100')
      .replace('They have an escort.', 'They have an escort, always.')
      .replace('### many', '### lost');
    expect(changesOf(sample(), after)).toMatchObject({
      sections: { added: [], removed: [], changed: ['visitors'] },
      questions: { added: ['lost'], removed: ['many'], changed: [] },
      settings: ['minutes', 'pass'],
    });
    const { lines } = changesOf(sample(), after);
    expect(lines).toContainEqual({ kind: 'removed', text: 'They have an escort.' });
    expect(lines).toContainEqual({ kind: 'added', text: 'They have an escort, always.' });
    expect(lines.length).toBeLessThan(30);
  });

  it('are the same, or the first of a course', () => {
    expect(changesOf(sample(), sample()).lines).toEqual([]);
    expect(changesOf(null, sample())).toMatchObject({
      sections: { added: ['badges', 'visitors'] },
      lines: [],
    });
  });
});

describe('a translation', () => {
  const german = sample()
    .replace('language: en', 'language: de')
    .replace('## Badges', '## Ausweise')
    .replaceAll('teaches badges', 'teaches ausweise');

  it('asks what its original asks', () => {
    expect(translationProblems(courseOf(sample()), courseOf(german))).toEqual([]);
  });

  it.each<[string, (text: string) => string, string]>([
    ['lacks a question', (is) => is.replace('### many', '### viele'), 'the question many is missing'],
    ['adds one', (is) => is.replace('### many', '### viele'), 'the question viele is not in the original'],
    [
      'calls another answer right',
      (is) => is.replace('- [ ] Yes\n- [x] No', '- [x] Ja\n- [ ] Nein'),
      'the question one has other answers',
    ],
    [
      'lacks a section',
      (is) =>
        is.replace('## Visitors\n\nThey have an escort.', '').replace('teaches visitors', 'teaches ausweise'),
      'it has 1 sections',
    ],
  ])('that %s is none', (_, change, problem) => {
    expect(translationProblems(courseOf(sample()), courseOf(change(german)))).toContainEqual(
      expect.stringContaining(problem),
    );
  });
});
