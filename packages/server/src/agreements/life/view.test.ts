import { describe, expect, it } from 'vitest';
import type { Agreement } from '../store.ts';
import type { RecordedEvent } from './store.ts';
import { historyOf, type EnteredAct } from './view.ts';

const agreement: Agreement = {
  ...{ id: 'agr_1', title: 'Support', source: 's', endedAt: null },
  ...{ controller: { id: 'pty_c', name: 'Shop' }, processor: { id: 'pty_v', name: 'Desk' } },
};
const olivia = { id: 'per_o', name: 'Olivia' };

function event(seq: number, kind: RecordedEvent['kind'], rest: Partial<RecordedEvent> = {}): RecordedEvent {
  return {
    seq,
    kind,
    version: null,
    party: 'pty_c',
    person: olivia,
    at: new Date(seq),
    reason: null,
    ...rest,
  };
}

const entry = (
  index: number,
  act: string,
  version: number | null = null,
  person: string | null = 'per_o',
): EnteredAct => ({
  ...{ entry: index, act: `agreement-${act}`, person, version },
});

describe('the history of an agreement', () => {
  it('links each event to its own entry', () => {
    const events = [
      event(1, 'drafted', { version: 1 }),
      event(2, 'proposed', { version: 2 }),
      event(3, 'suspended'),
      event(4, 'resumed'),
      event(5, 'suspended'),
      event(6, 'expired', { party: null, person: null }),
    ];
    const entered = [
      entry(10, 'drafted', 1),
      entry(20, 'drafted', 2),
      entry(30, 'suspended'),
      entry(40, 'resumed'),
      entry(50, 'suspended'),
      entry(60, 'expired', null, null),
    ];
    expect(historyOf(agreement, events, entered).map((item) => item.entry)).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('links nothing to the entry of somebody else, or of another version', () => {
    const events = [event(1, 'drafted', { version: 1, person: null }), event(2, 'signed', { version: 2 })];
    const entered = [entry(10, 'drafted', 1), entry(20, 'signed', 1)];
    expect(historyOf(agreement, events, entered).map((item) => item.entry)).toEqual([null, null]);
  });
});
