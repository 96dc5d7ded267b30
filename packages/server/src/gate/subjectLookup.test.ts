import { lookupFields } from '@cordon/core/policy';
import { Failure } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import { demoPolicy, fakeWorld, who, type FakeWorld } from '../../../../tests/support/gate.ts';
import { createSubjectLookup, type SubjectLookupPorts } from './subjectLookup.ts';

const VALUE = 'rosalind@example.org';

const policy = demoPolicy();
const [field] = lookupFields(policy);

function lookUp({ ports }: FakeWorld, subjectsOf: SubjectLookupPorts['subjectsOf']) {
  if (field === undefined) throw new Error('the terms let nobody be looked up');
  return createSubjectLookup({ ...ports, subjectsOf })(who, policy, field, VALUE);
}

/** What the entry says, and what its openings hold. */
function enteredIn({ records }: FakeWorld) {
  return records.map(({ body, code, openings }) => ({
    stage: (body as { kind: string }).kind,
    code,
    shown: JSON.stringify(body),
    opened: Object.fromEntries(openings.map(({ name, value }) => [name, value.trimEnd()])),
  }));
}

describe('the look-up of whoever asks about themselves', () => {
  it('is through a field that the terms let customers be looked up by', () => {
    expect(lookupFields(policy).map(({ resource, field: name }) => `${resource}.${name}`)).toContain(
      'customers.email',
    );
  });

  it.each([
    ['nobody', [], 'none', 'miss'],
    ['one', ['17'], { subject: '17' }, 'hit'],
    ['several', ['17', '18'], 'several', 'several'],
  ] as const)(
    'of %s is entered, with what came of it only in the openings',
    async (_, found, told, result) => {
      const world = fakeWorld();
      expect(await lookUp(world, () => Promise.resolve(found))).toEqual(told);
      const [entry, ...more] = enteredIn(world);
      expect(more).toEqual([]);
      expect(entry).toMatchObject({ stage: 'access', code: null, opened: { value: VALUE, result } });
      expect(entry?.opened.found).toEqual(result === 'hit' ? '17' : expect.stringMatching(/^-[0-9a-f]{63}$/));
      for (const hidden of [VALUE, result, '"17"', '"18"']) expect(entry?.shown).not.toContain(hidden);
    },
  );

  it('tells nothing where it cannot be entered', async () => {
    const world = fakeWorld({ appendFails: () => true });
    await expect(lookUp(world, () => Promise.resolve(['17']))).rejects.toMatchObject({
      code: 'ledger-unavailable',
    });
  });

  it('enters that the source was asked and did not answer', async () => {
    const world = fakeWorld();
    const silent = () => Promise.reject(new Failure('source-unavailable', `no ${VALUE}`));
    await expect(lookUp(world, silent)).rejects.toMatchObject({ code: 'source-unavailable' });
    expect(enteredIn(world)).toMatchObject([{ stage: 'fault', code: 'source-unavailable' }]);
  });
});
