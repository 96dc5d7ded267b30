import { describe, expect, it } from 'vitest';
import { frameworks } from './item.ts';
import { itemOf, itemSets } from './items.ts';

const items = itemSets.flatMap((set) => set.items);

describe('the checklists', () => {
  it('has one file a framework', () => {
    expect(itemSets.map(({ framework }) => framework).sort()).toEqual([...frameworks].sort());
    for (const set of itemSets) {
      expect(set.regulation).not.toBe('');
      expect(set.regulationVersion).not.toBe('');
      expect(set.items.every(({ framework }) => framework === set.framework)).toBe(true);
    }
  });

  it('has every item once, filled in', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const item of items) {
      expect(item.id).toMatch(/^(GDPR|BAA|CC|SCC914|SCC915|HYG|RF)-[\w.-]+$/);
      expect(['contract', 'statute', 'advice']).toContain(item.by);
      expect(['controller', 'processor', 'both']).toContain(item.owner);
      for (const words of [item.title, item.requirement, item.citation]) {
        expect(words.trim()).toBe(words);
        expect(words.length).toBeGreaterThan(3);
      }
    }
  });

  it.each([
    'GDPR-00',
    'GDPR-21',
    'GDPR-37',
    'BAA-18',
    'BAA-21',
    'CC-16',
    'SCC914-8.5',
    'SCC915-7.8',
    'SCC915-9.2',
  ])('has %s', (id) => {
    expect(itemOf(id)?.id).toBe(id);
  });

  it('knows no item that is in no checklist', () => {
    expect(itemOf('GDPR-99')).toBeNull();
  });

  it('cites the California regulations by their numbering of 2026, which ends at 7051(a)(9)', () => {
    const cited = items.flatMap(({ citation }) => [...citation.matchAll(/7051\(a\)\((\d+)\)/g)]);
    expect(cited.length).toBeGreaterThan(8);
    expect(Math.max(...cited.map(([, number]) => Number(number)))).toBe(9);
  });
});
