import { describe, expect, it } from 'vitest';
import { sightChanges } from './sight.ts';

const terms = (fields: object[]): string =>
  JSON.stringify({ permissions: [{ purpose: 'order-support', roles: ['tier1'], fields }] });

const email = { category: 'user.contact.email', treatment: 'partial', lookup: true };

describe('sightChanges', () => {
  it('is empty when nothing changes', () => {
    expect(sightChanges(terms([email]), terms([email]))).toEqual([]);
  });

  it('says who gains', () => {
    expect(sightChanges(terms([email]), terms([{ ...email, treatment: 'clear' }]))).toEqual([
      {
        role: 'tier1',
        purpose: 'order-support',
        category: 'user.contact.email',
        before: 'in part, may look up',
        after: 'in clear, may look up',
        effect: 'gains',
      },
    ]);
  });

  it('says who loses when a grant or a right goes', () => {
    expect(sightChanges(terms([email]), terms([]))?.[0]).toMatchObject({ after: 'nothing', effect: 'loses' });
    const { lookup, ...without } = email;
    expect(lookup).toBe(true);
    expect(sightChanges(terms([email]), terms([without]))?.[0]).toMatchObject({ effect: 'loses' });
  });

  it('counts the strictest of two grants', () => {
    const both = terms([
      { ...email, treatment: 'clear' },
      { ...email, treatment: 'hidden' },
    ]);
    expect(sightChanges(terms([email]), both)?.[0]).toMatchObject({
      after: 'hidden, may look up',
      effect: 'loses',
    });
  });

  it('is null for what is no JSON', () => {
    expect(sightChanges('{', terms([]))).toBeNull();
  });
});
