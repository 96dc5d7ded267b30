import { describe, expect, it } from 'vitest';
import { incidentFor, type Grouped, type OpenIncident } from './grouping.ts';

const HOUR = 3_600_000;
const at = Date.parse('2026-11-02T09:00:00Z');
const signal = (given: Partial<Grouped>): Grouped => ({
  ...{ at, agent: 'ada', vendor: 'v1', kind: 'bulk', severity: 'medium', subjects: [], ...given },
});
const open = (given: Partial<OpenIncident>): OpenIncident => ({
  ...{ id: 'inc_1', vendor: 'v1', agents: ['ada'], kinds: ['bulk'], subjects: [], lastAt: at, ...given },
});

describe('the incident of a signal', () => {
  const three = ['a', 'b', 'c'];
  const table: readonly (readonly [
    string,
    Partial<Grouped>,
    readonly Partial<OpenIncident>[],
    string | null,
  ])[] = [
    ['is a new one where none is open', {}, [], 'new'],
    ['is the agent’s own', {}, [{}], 'inc_1'],
    ['is the agent’s own to the last hour', { at: at + 72 * HOUR }, [{}], 'inc_1'],
    ['is a new one past it', { at: at + 72 * HOUR + 1 }, [{}], 'new'],
    ['takes what is told late', { at: at - HOUR }, [{}], 'inc_1'],
    ['is not another vendor’s', { vendor: 'v2' }, [{}], 'new'],
    ['is one about the same customers', { agent: 'ben', subjects: three }, [{ subjects: three }], 'inc_1'],
    ['but not for a customer or two', { agent: 'ben', subjects: ['a', 'b'] }, [{ subjects: three }], 'new'],
    [
      'nor for one customer told thrice',
      { agent: 'ben', subjects: ['a', 'a', 'a'] },
      [{ subjects: three }],
      'new',
    ],
    ['nor a day later', { agent: 'ben', subjects: three, at: at + 25 * HOUR }, [{ subjects: three }], 'new'],
    ['is the newest of several', {}, [{ id: 'inc_0', lastAt: at - HOUR }, {}], 'inc_1'],
    [
      'is the agent’s own before a shared one',
      { subjects: three },
      [{ id: 'inc_0', agents: ['ben'], subjects: three }, { lastAt: at - HOUR }],
      'inc_1',
    ],
    [
      'of nobody is that of the same kind',
      { agent: null, kind: 'silent' },
      [{ agents: [], kinds: ['silent'] }],
      'inc_1',
    ],
    ['of nobody is not an agent’s', { agent: null }, [{}], 'new'],
    ['is none for context alone', { severity: 'low' }, [], null],
    ['but context joins what is open', { severity: 'low' }, [{}], 'inc_1'],
  ];
  it.each(table)('%s', (_, given, incidents, expected) => {
    const found = incidentFor(signal(given), incidents.map(open));
    expect(found !== null && typeof found === 'object' ? found.id : found).toBe(expected);
  });
});
