import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createStanding, type Read } from './standing.ts';
import { together } from './together.ts';

/* Rights in memory: whatever was written before a question is asked is seen by it. */

/** A database of one person's right, with marks as its triggers leave them. */
function world() {
  let right = 'may';
  let clock = 0;
  let hearing = true;
  const marks = new Map<string, number>();
  const reads: string[] = [];
  let forgotten = 0;
  let before = (): void => undefined;
  const standing = createStanding({
    moves: (keys) =>
      Promise.resolve(
        new Map(keys.flatMap((key) => (marks.has(key) ? [[key, String(marks.get(key))]] : []))),
      ),
    forget: () => (forgotten += 1),
    hears: () => hearing,
    now: () => new Date(clock),
  });
  const read = (until: Date | null = new Date(1_000_000)): Promise<Read<string>> => {
    const value = right;
    reads.push(value);
    before();
    return Promise.resolve({ value, until });
  };
  return {
    ask: (until?: Date | null) =>
      standing.of({ key: 'k', person: () => Promise.resolve('ada'), read: () => read(until) }),
    lately: () => standing.lately('k'),
    nobody: () => standing.of({ key: 'n', person: () => Promise.resolve(null), read: () => read() }),
    /** Takes the right away, with its mark in the same breath. */
    write: (value: string, key = 'ada'): void => {
      right = value;
      marks.set(key, (marks.get(key) ?? 0) + 1);
    },
    whileReading: (act: () => void): void => {
      before = () => {
        before = () => undefined;
        act();
      };
    },
    pass: (ms: number) => (clock += ms),
    deafen: () => (hearing = false),
    reads,
    forgotten: () => forgotten,
  };
}

describe('what stands', () => {
  it('is read once', async () => {
    const { ask, reads } = world();
    expect([await ask(), await ask(), await ask()]).toEqual(['may', 'may', 'may']);
    expect(reads).toHaveLength(1);
  });

  it.each(['ada', '*'])('is read anew by the very next question after a write of %s', async (key) => {
    const { ask, write } = world();
    await ask();
    write('may not', key);
    expect(await ask()).toBe('may not');
  });

  it('is not moved by writes about others', async () => {
    const { ask, write, reads } = world();
    await ask();
    write('may', 'ben');
    await ask();
    expect(reads).toHaveLength(1);
  });

  it('that was written while it was read is not kept', async () => {
    const { ask, write, whileReading } = world();
    whileReading(() => {
      write('may not');
    });
    expect(await ask()).toBe('may');
    expect(await ask()).toBe('may not');
  });

  it('is told as it stood lately, which no write moves and the clock ends', async () => {
    const { ask, lately, write, pass, deafen, reads } = world();
    expect(lately()).toBeUndefined();
    await ask(new Date(5));
    write('may not');
    expect([lately(), reads.length]).toEqual(['may', 1]);
    pass(5);
    expect(lately()).toBeUndefined();
    expect(await ask()).toBe('may not');
    expect(lately()).toBe('may not');
    deafen();
    expect(lately()).toBeUndefined();
  });

  it('ends with the clock, at its edge and at the longest', async () => {
    const { ask, pass, reads } = world();
    await ask(new Date(5));
    pass(5);
    await ask();
    expect(reads).toHaveLength(2);
    pass(10_000);
    await ask();
    expect(reads).toHaveLength(3);
  });

  it('is not kept when it is a no, and nobody is nobody', async () => {
    const { ask, nobody, reads } = world();
    await ask(null);
    await ask(null);
    expect(reads).toHaveLength(2);
    expect(await nobody()).toBeNull();
    expect(reads).toHaveLength(2);
  });

  it('is neither kept nor believed by whoever hears nothing', async () => {
    const { ask, deafen, reads } = world();
    await ask();
    deafen();
    await ask();
    await ask();
    expect(reads).toHaveLength(3);
  });

  it('of everybody takes along what else is kept of agreements', async () => {
    const { ask, write, forgotten } = world();
    await ask();
    const before = forgotten();
    write('may', 'ada');
    await ask();
    expect(forgotten()).toBe(before);
    write('may', '*');
    await ask();
    expect(forgotten()).toBe(before + 1);
  });

  it('would be stale if the marks were never asked: the tests above can see it', async () => {
    let right = 'may';
    const blind = createStanding({
      moves: () => Promise.resolve(new Map()),
      forget: () => undefined,
      hears: () => true,
      now: () => new Date(0),
    });
    const ask = () =>
      blind.of({
        key: 'k',
        person: () => Promise.resolve('ada'),
        read: () => Promise.resolve({ value: right, until: new Date(9) }),
      });
    await ask();
    right = 'may not';
    expect(await ask()).toBe('may');
  });
});

describe('questions asked together', () => {
  it('share one, and none gets an answer that was on its way before it was asked', async () => {
    const sent: (readonly string[])[] = [];
    const answers: ((found: ReadonlyMap<string, string>) => void)[] = [];
    const ask = together(
      (keys) =>
        new Promise((resolve) => {
          sent.push(keys);
          answers.push(resolve);
        }),
    );
    const first = ask(['a']);
    const beside = ask(['d']);
    await setImmediate();
    const second = ask(['b']);
    const third = ask(['b', 'c']);
    // Those of one turn of the loop share the first.
    expect(sent).toEqual([['a', 'd']]);
    answers[0]?.(new Map([['a', '1']]));
    expect([await first, await beside]).toEqual([new Map([['a', '1']]), new Map([['a', '1']])]);
    await Promise.resolve();
    expect(sent).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ]);
    answers[1]?.(new Map([['b', '2']]));
    expect([await second, await third]).toEqual([new Map([['b', '2']]), new Map([['b', '2']])]);
  });

  it('that fail fail for all who asked, and not for the next', async () => {
    let broken = true;
    const ask = together(() => (broken ? Promise.reject(new Error('away')) : Promise.resolve(new Map())));
    await expect(ask(['a'])).rejects.toThrow('away');
    broken = false;
    expect(await ask(['a'])).toEqual(new Map());
  });
});
