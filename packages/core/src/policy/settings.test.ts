import { describe, expect, it } from 'vitest';
import { listOf, optional, readSettings, text, whole } from './settings.ts';

const parsers = { minutes: whole(1, 60), label: optional(text), days: optional(listOf(text)) };

describe('readSettings', () => {
  it('reads what is there and leaves out what may be absent', () => {
    const read = readSettings({ clause: '1', minutes: 5 }, ['clause'], parsers);
    expect(read).toEqual({ ok: true, settings: { minutes: 5 } });
  });

  it.each([
    [{}, 'minutes must be a whole number from 1 to 60'],
    [{ minutes: 0 }, 'minutes must be'],
    [{ minutes: 61 }, 'minutes must be'],
    [{ minutes: 1.5 }, 'minutes must be'],
    [{ minutes: '5' }, 'minutes must be'],
    [{ minutes: Number.NaN }, 'minutes must be'],
    [{ minutes: 5, label: '' }, 'label must be a text'],
    [{ minutes: 5, label: null }, 'label must be a text'],
    [{ minutes: 5, days: [] }, 'days must be a list'],
    [{ minutes: 5, days: ['mon', 2] }, 'days must be a list'],
    [{ minutes: 5, minuts: 3 }, 'minuts is not a setting of it'],
  ])('%j: %s', (rule, expected) => {
    const read = readSettings<object>(rule, [], parsers);
    expect(read.ok ? [] : read.problems.join('; ')).toContain(expected);
  });

  it('takes nothing from a prototype', () => {
    const rule = Object.create({ minutes: 5 }) as Record<string, unknown>;
    expect(readSettings<object>(rule, [], parsers).ok).toBe(false);
  });
});
