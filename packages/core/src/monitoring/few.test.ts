import { describe, expect, it } from 'vitest';
import { keepOf, letGo, noneYet, ofAgent } from './few.ts';

describe('what is kept of few', () => {
  it('is found by agent, names nobody, and goes', () => {
    const few = noneYet<number>();
    expect(ofAgent(few, 'a')).toBeUndefined();
    keepOf(few, 'a', 1, () => false);
    keepOf(few, '__proto__', 2, () => false);
    expect([ofAgent(few, 'a'), ofAgent(few, '__proto__'), ofAgent(few, 'b')]).toEqual([1, 2, undefined]);
    expect(JSON.stringify(few)).not.toContain('"a"');
    letGo(few, 'a');
    expect([ofAgent(few, 'a'), few.many]).toEqual([undefined, 1]);
  });

  it('stays few: what is over goes first', () => {
    const few = noneYet<number>();
    for (let i = 0; i < 5000; i += 1) keepOf(few, `agent-${i}`, i, (kept) => kept < i - 100);
    expect(few.many).toBeLessThanOrEqual(500);
    expect(ofAgent(few, 'agent-4999')).toBe(4999);
    for (let i = 0; i < 5000; i += 1) keepOf(few, `agent-${i}`, i, () => false);
    expect(few.many).toBeLessThanOrEqual(500);
  });
});
