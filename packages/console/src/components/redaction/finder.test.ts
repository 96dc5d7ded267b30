import { describe, expect, it } from 'vitest';
import { createFinder as finderOf, type Asked, type Found, type Thread } from './finder.ts';

/** A thread that answers when it is told to. */
function fakeThread() {
  const listeners = new Map<string, (event: unknown) => void>();
  const asked: string[] = [];
  let ended = 0;
  const thread = {
    postMessage: ({ text }: Asked) => void asked.push(text),
    terminate: () => void (ended += 1),
    addEventListener: (kind: string, listener: (event: unknown) => void) =>
      void listeners.set(kind, listener),
  } as unknown as Thread;
  const answer = () =>
    listeners.get('message')?.({ data: { text: asked.at(-1) ?? '', kept: '', removed: [] } satisfies Found });
  return { thread, asked, answer, breakOff: () => listeners.get('error')?.({}), ended: () => ended };
}

function createFinder(start: () => Thread, patienceMs?: number) {
  const finder = finderOf(start, 'removed', patienceMs);
  const close = finder.open();
  return { ...finder, close };
}

describe('finding while one types', () => {
  it('looks through one text at a time, and of what was typed meanwhile through the last', async () => {
    const { thread, asked, answer } = fakeThread();
    const finder = createFinder(() => thread);
    const first = finder.find('note', 'a');
    void finder.find('note', 'ab');
    const last = finder.find('note', 'abc');
    expect(asked).toEqual(['a']);
    answer();
    expect((await first).text).toBe('a');
    expect(asked).toEqual(['a', 'abc']);
    answer();
    expect((await last).text).toBe('abc');
  });

  it('does not drop one field’s text for another’s', async () => {
    const { thread, answer } = fakeThread();
    const finder = createFinder(() => thread);
    void finder.find('note', 'a');
    const note = finder.find('note', 'ab');
    const reply = finder.find('reply', 'x');
    answer();
    answer();
    expect((await note).text).toBe('ab');
    answer();
    expect((await reply).text).toBe('x');
  });

  it('says so when it broke, for what waits and for all that comes, and ends the thread', async () => {
    const { thread, breakOff, ended } = fakeThread();
    const finder = createFinder(() => thread);
    const both = [finder.find('note', 'a'), finder.find('reply', 'b')];
    breakOff();
    for (const one of both) await expect(one).rejects.toThrow('broke off');
    await expect(finder.find('note', 'c')).rejects.toThrow('broke off');
    expect(ended()).toBe(1);
  });

  it('says so when it cannot be loaded', async () => {
    const finder = createFinder(() => {
      throw new Error('no workers here');
    });
    await expect(finder.find('note', 'a')).rejects.toThrow('could not be loaded');
  });

  it('is over when the editor closes, and goes on where it is opened again', async () => {
    const first = fakeThread();
    const second = fakeThread();
    const threads = [first, second];
    const finder = createFinder(() => threads.shift()?.thread ?? first.thread);
    finder.close();
    expect(first.ended()).toBe(1);
    await expect(finder.find('note', 'a')).rejects.toThrow('closed');
    finder.open();
    const found = finder.find('note', 'b');
    second.answer();
    expect((await found).text).toBe('b');
  });

  it('does not wait for a thread that hangs', async () => {
    const finder = createFinder(() => fakeThread().thread, 1);
    await expect(finder.find('note', 'a')).rejects.toThrow('took too long');
  });
});
