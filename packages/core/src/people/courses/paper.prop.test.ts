import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from './course.ts';
import { grade, needed } from './grade.ts';
import { asked, drawPaper } from './paper.ts';

const seed = fc
  .tuple(...Array.from({ length: 4 }, () => fc.nat(0xffffffff)))
  .map((parts) => parts.map((part) => part.toString(16).padStart(8, '0')).join(''));

const bank = fc
  .array(
    fc.record({
      kind: fc.constantFrom('single', 'multiple', 'order' as const),
      teaches: fc.constantFrom('a', 'b', 'c'),
      answers: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
      pick: fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((rows) =>
    rows.map(({ kind, teaches, answers, pick }, index): Question => {
      const some = [...new Set(pick.map((one) => one % answers.length))].toSorted((a, b) => a - b);
      const right = kind === 'order' ? [...answers.keys()] : kind === 'single' ? some.slice(0, 1) : some;
      return {
        id: `q${String(index)}`,
        kind,
        teaches,
        text: '?',
        answers,
        right,
        because: `secret-${String(index)}`,
      };
    }),
  );

/** What somebody who knows everything hands in, working from the paper alone. */
function knowing(questions: readonly Question[], ids: readonly string[], of: string) {
  return Object.fromEntries(
    asked(questions, ids, of).map(({ id, answers }) => {
      const question = questions.find((one) => one.id === id);
      const wanted = (question?.right ?? []).map((index) => question?.answers[index]);
      return [id, wanted.map((text) => answers.find((answer) => answer.text === text)?.key ?? '')];
    }),
  );
}

describe('a paper', () => {
  it('is the same for the same seed, and has no question twice', () => {
    fc.assert(
      fc.property(bank, fc.integer({ min: 1, max: 12 }), seed, (questions, count, of) => {
        const drawn = drawPaper(questions, count, of);
        expect(drawPaper(questions, count, of)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(Math.min(count, questions.length));
      }),
    );
  });

  it('has none of the questions before while there are enough others', () => {
    fc.assert(
      fc.property(bank, seed, seed, (questions, first, second) => {
        const count = Math.max(1, Math.floor(questions.length / 2));
        const before = drawPaper(questions, count, first);
        const fresh = questions.length - before.length;
        const again = drawPaper(questions, count, second, before).filter((id) => before.includes(id));
        expect(again.length).toBe(Math.max(0, count - fresh));
      }),
    );
  });

  it('is spread over the topics as evenly as the bank goes', () => {
    fc.assert(
      fc.property(bank, fc.integer({ min: 1, max: 12 }), seed, (questions, count, of) => {
        const drawn = drawPaper(questions, count, of);
        const sizes = Map.groupBy(questions, ({ teaches }) => teaches);
        const got = [...sizes].map(([topic, all]) => ({
          left: all.length > all.filter(({ id }) => drawn.includes(id)).length,
          count: questions.filter(({ id, teaches }) => teaches === topic && drawn.includes(id)).length,
        }));
        // A topic that could have given more has no fewer than any other, but for one.
        const most = Math.max(...got.map(({ count: of_ }) => of_));
        for (const { left, count: of_ } of got) if (left) expect(of_).toBeGreaterThanOrEqual(most - 1);
      }),
    );
  });

  it('is passed by whoever knows, in whatever order answers stand', () => {
    fc.assert(
      fc.property(bank, fc.integer({ min: 1, max: 12 }), seed, (questions, count, of) => {
        const ids = drawPaper(questions, count, of);
        const { score, passed } = grade(questions, ids, of, knowing(questions, ids, of), 100);
        expect([score, passed]).toEqual([ids.length, true]);
      }),
    );
  });

  it('gives nothing for half an answer, and counts what is wrong', () => {
    fc.assert(
      fc.property(bank, seed, fc.nat(11), (questions, of, which) => {
        const ids = drawPaper(questions, 12, of);
        const right = knowing(questions, ids, of);
        const id = ids[which % ids.length] ?? '';
        const spoilt = { ...right, [id]: (right[id] ?? []).slice(1) };
        const graded = grade(questions, ids, of, spoilt, 100);
        expect([graded.score, graded.passed]).toEqual([ids.length - 1, false]);
        expect(graded.questions.find((one) => one.id === id)?.right).toBe(false);
      }),
    );
  });

  it('says nowhere what is right before it is handed in', () => {
    fc.assert(
      fc.property(bank, seed, (questions, of) => {
        const ids = drawPaper(questions, 12, of);
        const paper = asked(questions, ids, of);
        expect(JSON.stringify(paper)).not.toContain('secret-');
        for (const one of paper) {
          expect(Object.keys(one).toSorted()).toEqual(['answers', 'id', 'kind', 'text']);
          for (const answer of one.answers) expect(Object.keys(answer).toSorted()).toEqual(['key', 'text']);
          const question = questions.find(({ id }) => id === one.id);
          // Written in the right order, it would answer itself.
          if (one.kind === 'order')
            expect(one.answers.map(({ text }) => text)).not.toEqual(question?.answers);
        }
      }),
    );
  });

  it('is passed by nobody once its questions are gone', () => {
    expect(grade([], ['a', 'b'], '0'.repeat(32), {}, 50)).toMatchObject({ score: 0, of: 2, passed: false });
    expect([needed(8, 80), needed(10, 80), needed(3, 50), needed(0, 80)]).toEqual([7, 8, 2, 1]);
  });

  it('puts the right answer at every place alike', () => {
    const question: Question = {
      ...{ id: 'q', kind: 'single', teaches: 'a', text: '?', because: '' },
      ...{ answers: ['w', 'x', 'y', 'z'], right: [0] },
    };
    const places = [0, 0, 0, 0];
    for (let n = 0; n < 4000; n++) {
      const of = (n * 2654435761).toString(16).padStart(32, '0').slice(-32);
      const at = asked([question], ['q'], of)[0]?.answers.findIndex(({ text }) => text === 'w') ?? 0;
      places[at] = (places[at] ?? 0) + 1;
    }
    for (const count of places) expect(count).toBeGreaterThan(850);
  });
});
