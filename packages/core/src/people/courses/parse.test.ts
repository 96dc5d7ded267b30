import { describe, expect, it } from 'vitest';
import { inlines } from './inlines.ts';
import { parseCourse } from './parse.ts';
import { sample } from './sample.ts';

const problemsOf = (markdown: string) => {
  const parsed = parseCourse(markdown);
  return parsed.ok ? [] : parsed.problems.map(({ line, problem }) => `${String(line)}: ${problem}`);
};

describe('a course', () => {
  it('is read with its sections, scenarios and questions', () => {
    const parsed = parseCourse(sample());
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { course } = parsed;
    expect(course).toMatchObject({ id: 'doors', title: 'Doors', language: 'en', minutes: 5 });
    expect(course.quiz).toEqual({ questions: 2, pass: 50, attempts: 2, wait: 10 });
    expect(course.sections.map(({ id }) => id)).toEqual(['badges', 'visitors']);
    expect(course.sections[0]?.blocks.map(({ kind }) => kind)).toEqual([
      ...['text', 'list', 'table', 'note', 'picture'],
    ]);
    expect(course.sections[0]?.scenarios).toMatchObject([
      { id: 'badges-1', answers: [{ right: false, because: 'They are let in by you.' }, { right: true }] },
    ]);
    expect(course.questions).toMatchObject([
      { id: 'one', kind: 'single', teaches: 'badges', right: [1], because: 'A badge opens for one.' },
      { id: 'many', kind: 'multiple', right: [0, 2] },
      { id: 'row', kind: 'order', teaches: 'visitors', right: [0, 1, 2] },
    ]);
  });

  it.each<[string, (course: string) => string, string]>([
    ['has no front matter', () => '## Nothing', '1: a course begins with ---'],
    ['has no title', (is) => is.replace('title: Doors\n', ''), '1: title is missing'],
    [
      'passes with too little',
      (is) => is.replace('pass: 50', 'pass: 10'),
      '7: pass is a number from 50 to 100',
    ],
    ['has a setting nobody knows', (is) => is.replace('wait: 10', 'weight: 10'), '9: this is no setting'],
    ['says a setting twice', (is) => is.replace('wait: 10', 'wait: 10\nwait: 11'), '10: wait is said twice'],
    [
      'shows a picture that is not there',
      (is) => is.replace('](desk-seen)', '](desk)'),
      '25: there is no picture "desk"',
    ],
    ['shows a picture to eyes alone', (is) => is.replace('![A desk]', '![]'), '25: a picture says in words'],
    [
      'has two sections of a name',
      (is) => is.replace('## Visitors', '## Badges'),
      'there are two sections called badges',
    ],
    [
      'has no right answer',
      (is) => is.replaceAll('- [x] No', '- [ ] No'),
      'of a single choice one answer is right',
    ],
    [
      'asks for what nothing teaches',
      (is) => is.replace('teaches visitors', 'teaches windows'),
      'no section is called windows',
    ],
    [
      'does not say why',
      (is) => is.replace('> A badge opens for one.\n', ''),
      'below the answers stands why',
    ],
    [
      'has too few questions',
      (is) => is.replace('questions: 2', 'questions: 4'),
      'a paper has 4 questions, and there are 3',
    ],
    [
      'has two questions of an id',
      (is) => is.replace('### many', '### one'),
      'there are two questions called one',
    ],
    [
      'has a scenario without reasons',
      (is) => is.replace('  > They are let in by you.\n', ''),
      'below the answer stands why',
    ],
    [
      'has another heading',
      (is) => is.replace('A badge opens **', '# A badge **'),
      'only ## (a section) and ###',
    ],
    [
      'says more below a scenario',
      (is) => is.replace('## Visitors', '# Visitors'),
      'below the answers of a scenario',
    ],
  ])('that %s is refused in its line', (_, change, problem) => {
    expect(problemsOf(change(sample())).join('\n')).toContain(problem);
  });

  it('repeats nothing of a text that is wrong but names', () => {
    const said = problemsOf(sample().replace('wait: 10', 'call 555-0100 of Ada'));
    expect(said.join('\n')).not.toMatch(/555|Ada/);
  });
});

describe('text', () => {
  it('is marked up, and is no HTML', () => {
    expect(inlines('a **b** *c* `d` [e](https://example.com/f)')).toEqual([
      { kind: 'plain', text: 'a ' },
      { kind: 'strong', text: 'b' },
      { kind: 'plain', text: ' ' },
      { kind: 'em', text: 'c' },
      { kind: 'plain', text: ' ' },
      { kind: 'code', text: 'd' },
      { kind: 'plain', text: ' ' },
      { kind: 'link', text: 'e', to: 'https://example.com/f' },
    ]);
    expect(inlines('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'plain', text: '<img src=x onerror=alert(1)>' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'http://example.com',
    'https://cordon.example.com@evil.example/',
    'https:\\\\evil.example',
  ])('has no link to %s', (to) => {
    expect(inlines(`[here](${to})`).some(({ kind }) => kind === 'link')).toBe(false);
  });
});
