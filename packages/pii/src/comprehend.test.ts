import { describe, expect, it } from 'vitest';
import { comprehendName, comprehendTypes } from './comprehend.ts';
import { isPiiType, piiTypes } from './span.ts';

describe('comprehend table', () => {
  it('has a row for each of our types and no other', () => {
    expect(Object.keys(comprehendName).sort()).toEqual([...piiTypes].sort());
  });

  it('reaches every one of the 36 Comprehend types', () => {
    expect(comprehendTypes).toHaveLength(36);
    const reached = new Set(Object.values(comprehendName));
    expect(comprehendTypes.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('knows its own type names only', () => {
    expect(isPiiType('EMAIL')).toBe(true);
    expect(isPiiType('email')).toBe(false);
    expect(isPiiType('toString')).toBe(false);
  });
});
