import { Failure } from '@cordon/core/kernel';
import { redact } from '@cordon/pii';
import { expect, it } from 'vitest';
import { createRules } from './rules.ts';
import type { DecidedEntry, OpenedEntry } from './dictionary.ts';

const entry = (id: string, more: Partial<OpenedEntry>): OpenedEntry => ({
  ...{ id, kind: 'word', type: 'ORG', purpose: null, state: 'in-force', text: 'Blue Heron' },
  ...more,
});

function world() {
  const entries: OpenedEntry[] = [entry('a', {})];
  let hearing = true;
  let broken = false;
  let reads = 0;
  let during = (): void => undefined;
  const errors: string[] = [];
  const decided: DecidedEntry[] = [];
  const rules = createRules({
    store: {
      opened: async (states) => {
        reads += 1;
        const read = entries.filter(({ state }) => states.includes(state));
        await Promise.resolve();
        during();
        if (broken) throw new Error('sealed otherwise');
        return read;
      },
      decided: () => Promise.resolve({ entries: decided, bodies: new Map() }),
    },
    verify: () => true,
    hears: () => hearing,
    log: { error: (text) => void errors.push(text) },
  });
  return {
    rules,
    entries,
    errors,
    decided,
    deafen: () => (hearing = false),
    break: (is: boolean) => (broken = is),
    during: (act: () => void) => (during = act),
    reads: () => reads,
    shown: async (text: string, purpose = 'orders') =>
      redact(text, { custom: (await rules.of(purpose)).compiled }).text,
  };
}

it('rules are read and compiled once, and the same ones for all who ask', async () => {
  const { rules, reads } = world();
  const [one, other] = await Promise.all([rules.of('orders'), rules.of('orders')]);
  expect(one).toBe(other);
  expect(await rules.of('orders')).toBe(one);
  await rules.of('refunds');
  expect(reads()).toBe(1);
});

it('a change holds from the next question on', async () => {
  const { rules, entries, shown } = world();
  expect(await shown('Night Owl')).toBe('Night Owl');
  entries.push(entry('b', { text: 'Night Owl' }));
  expect(await shown('Night Owl')).toBe('Night Owl');
  rules.forget();
  expect(await shown('Night Owl')).toBe('[ORG]');
});

it('what was read while it changed is not kept', async () => {
  const { rules, entries, during, shown } = world();
  during(() => {
    entries.push(entry('b', { text: 'Night Owl' }));
    rules.forget();
    during(() => undefined);
  });
  await shown('Night Owl');
  expect(await shown('Night Owl')).toBe('[ORG]');
});

it('are read anew each time by a replica that would not hear of a change', async () => {
  const { deafen, reads, shown } = world();
  deafen();
  await shown('x');
  await shown('x');
  expect(reads()).toBe(2);
});

it.each([
  ['cannot be read', (made: ReturnType<typeof world>) => made.break(true)],
  [
    'do not compile',
    (made: ReturnType<typeof world>) => made.entries.push(entry('b', { kind: 'pattern', text: '(' })),
  ],
  [
    'nobody approved',
    (made: ReturnType<typeof world>) =>
      made.decided.push({
        ...{ id: 'a', kind: 'word', state: 'in-force', miss: null, proposedBy: 'per_1', decidedBy: 'per_2' },
        ...{ decidedEntry: 7, retiringBy: null, retiredBy: null, retiredEntry: null },
      }),
  ],
])('rules that %s are no empty rules', async (_, breaks) => {
  const made = world();
  breaks(made);
  const asked = made.rules.of('orders');
  await expect(asked).rejects.toBeInstanceOf(Failure);
  await expect(asked).rejects.toMatchObject({ code: 'rules-unavailable' });
  expect(made.errors).toHaveLength(1);
});

it('are there again once the fault is over', async () => {
  const made = world();
  made.break(true);
  await expect(made.shown('Blue Heron')).rejects.toMatchObject({ code: 'rules-unavailable' });
  made.break(false);
  expect(await made.shown('Blue Heron')).toBe('[ORG]');
});
