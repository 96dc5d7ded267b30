import { describe, expect, it } from 'vitest';
import { firstSteps } from './firstSteps.ts';

const vendor = { id: 'pty_a', networks: 1, people: 1, peopleReady: 0 };
const company = { id: 'pty_c', name: 'C' };
const empty = { people: [{ role: 'company-admin' as const }], sources: [], vendors: [], agreements: [] };

const open = (given: Parameters<typeof firstSteps>[0]): readonly string[] =>
  firstSteps(given).flatMap(({ done, title }) => (done ? [] : [title]));

describe('firstSteps', () => {
  it('asks for everything in an empty installation, the officer first', () => {
    expect(open(empty)).toHaveLength(8);
    expect(open(empty)[0]).toMatch(/privacy officer/);
  });

  it('leads to the vendor nobody gets into, and to the agreement that waits for a signature', () => {
    const steps = firstSteps({
      ...empty,
      vendors: [vendor, { ...vendor, id: 'pty_b', networks: 0 }],
      agreements: [{ id: 'agr_1', status: 'offered', awaits: [company] }],
    });
    expect(steps.find(({ title }) => title.startsWith('List'))).toMatchObject({
      done: false,
      to: '/vendors/pty_b',
    });
    expect(steps.find(({ title }) => title.startsWith('Both'))).toMatchObject({
      done: false,
      to: '/agreements/agr_1?tab=versions',
    });
  });

  it('asks for nothing once agents were invited under a signed agreement', () => {
    const working = {
      people: [{ role: 'privacy-officer' as const }],
      sources: [{ id: 'shop', database: { liveAt: '2026-10-01T00:00:00Z' }, api: null }],
      vendors: [{ ...vendor, people: 2 }],
      agreements: [{ id: 'agr_1', status: 'in-force' as const, awaits: [] }],
    };
    expect(open(working)).toEqual([]);
    const api = { liveAt: null };
    const [source] = working.sources;
    expect(open({ ...working, sources: source === undefined ? [] : [{ ...source, api }] })).toEqual([
      'Let the source go live',
    ]);
  });
});
