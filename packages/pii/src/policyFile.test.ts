import { describe, expect, it } from 'vitest';
import { FormatError, parsePolicy } from './index.ts';

describe('parsePolicy', () => {
  it('reads every rule', () => {
    const policy = {
      types: ['EMAIL', 'PERSON'],
      minScore: 0.2,
      mask: 'token',
      known: [
        { type: 'PERSON', value: 'Mira Okafor' },
        { type: 'ACCOUNT', value: 'HH-1', kind: 'id' },
      ],
    };
    expect(parsePolicy(JSON.stringify(policy))).toEqual(policy);
    expect(parsePolicy('{}')).toEqual({});
  });

  it.each([
    ['not JSON', 'secret-value {'],
    ['a list', '[]'],
    ['an unknown key', '{"type":["EMAIL"]}'],
    ['an unknown type', '{"types":["secret-value"]}'],
    ['no types at all', '{"types":[]}'],
    ['a score out of range', '{"minScore":40}'],
    ['an unknown mask', '{"mask":"secret-value"}'],
    ['known without a value', '{"known":[{"type":"EMAIL"}]}'],
    ['known of an unknown type', '{"known":[{"type":"x","value":"secret-value"}]}'],
    ['known of an unknown kind', '{"known":[{"type":"EMAIL","value":"secret-value","kind":"x"}]}'],
  ])('refuses %s and says no value', (_, source) => {
    const act = (): unknown => parsePolicy(source);
    expect(act).toThrow(FormatError);
    expect(act).toThrow(/^policy: (?!.*secret)/);
  });
});
