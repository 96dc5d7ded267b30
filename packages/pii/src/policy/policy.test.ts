import { describe, expect, it } from 'vitest';
import { FormatError, parsePolicy, redact, restore, type PolicyKeys } from '../index.ts';
import { secretOf } from '../../eval/arbitraries.ts';

const keys: PolicyKeys = new Map([
  ['tokens', secretOf(1)],
  ['s1', secretOf(2)],
  ['dates', secretOf(3)],
]);
const shifted = { key: 'dates', subject: 'sub_1' };
const policy = (value: object): string => JSON.stringify(value);
const text =
  'Mira Okafor, born on 1984-03-05, mira@mail.example, 4111 1111 1111 1111, badge B-77-x, Blue Heron';
const known = [{ type: 'PERSON', value: 'Mira Okafor' }];

describe('operators of a policy', () => {
  it('name what is written for each type', () => {
    const operators = {
      PERSON: { pseudonym: {} },
      DATE_OF_BIRTH: { shift: { ...shifted, maxDays: 3, order: 'day-first' } },
      EMAIL: { seal: { key: 's1' } },
      CREDIT_CARD: { mask: { keep: 'last', count: 4 } },
      '*': 'placeholder',
    };
    const rules = {
      known,
      operators,
      dictionaries: [{ type: 'ORG', words: ['Blue Heron'] }],
      patterns: [{ type: 'ACCOUNT', pattern: 'B-\\d{2}-[a-z]', context: ['badge'] }],
    };
    const out = redact(text, parsePolicy(policy(rules), keys)).text;
    expect(out).toMatch(
      /^\[PERSON_1\], born on 1984-03-0[2-8], \[EMAIL:~s1\.[\w-]+\], •{4} •{4} •{4} 1111, badge \[ACCOUNT\], \[ORG\]$/,
    );
    expect(restore(out, () => secretOf(2)).text).toContain('mira@mail.example');
  });

  it.each([
    'redact',
    { token: { key: 'tokens', tenant: 'harbor', vendor: 'brightline' } },
    'generalise',
    'pseudonym',
    { generalise: { ageBand: 5, regions: { A: 'B' } } },
  ])('%j removes the value', (operator) => {
    const out = redact(text, parsePolicy(policy({ operators: { '*': operator } }), keys)).text;
    expect(out).not.toContain('mira@mail.example');
  });

  it.each([
    [{ operators: [] }, 'operators must be an object'],
    [{ operators: { SECRET: 'token' } }, 'operators: not the name of a type'],
    [{ operators: { EMAIL: 'secret' } }, 'operators.EMAIL must be one of redact, placeholder'],
    [{ operators: { EMAIL: {} } }, 'operators.EMAIL must be the name of one operator'],
    [{ operators: { EMAIL: { token: {}, seal: {} } } }, 'operators.EMAIL must be the name of one operator'],
    [{ operators: { EMAIL: { token: { secret: 'x' } } } }, 'operators.EMAIL.token has an unknown key'],
    [
      { operators: { EMAIL: { token: { key: 'tokens', tenant: 'a', vendor: ' ' } } } },
      'operators.EMAIL.token.vendor must',
    ],
    [{ operators: { EMAIL: { seal: { key: 7 } } } }, 'operators.EMAIL.seal.key must be a string'],
    [
      { operators: { EMAIL: { seal: { key: 's2' } } } },
      'operators.EMAIL.seal needs a key, which was not given',
    ],
    [{ operators: { EMAIL: { redact: { key: 's1' } } } }, 'operators.EMAIL.redact takes no settings'],
    [{ operators: { EMAIL: { mask: { show: 4 } } } }, 'operators.EMAIL.mask has an unknown key'],
    [{ operators: { EMAIL: { mask: { count: 40 } } } }, 'operators.EMAIL.mask: mask: count must be 0 to 8'],
    [{ operators: { EMAIL: { mask: { count: '4' } } } }, 'operators.EMAIL.mask.count must be a number'],
    [{ operators: { DATE: { shift: { ...shifted, maxDays: 0 } } } }, 'operators.DATE.shift: shift: maxDays'],
    [{ operators: { AGE: { generalise: { regions: { A: 1 } } } } }, 'regions must be a string'],
    [{ dictionaries: {} }, 'dictionaries must be a list'],
    [{ dictionaries: [{ type: 'ORG' }] }, 'dictionaries[0].words must be a list'],
    [{ dictionaries: [{ type: 'ORG', words: ['secret', 7] }] }, 'dictionaries[0].words[1] must be a string'],
    [{ dictionaries: [{ type: 'ORG', words: ['ok', '!'] }] }, 'dictionaries[0].words[1]: fewer than'],
    [{ dictionaries: [{ type: 'ORG', words: [], wholeword: true }] }, 'dictionaries[0] has an unknown key'],
    [{ patterns: [{ type: 'ACCOUNT', pattern: '(secret)\\1' }] }, 'patterns[0].pattern: character 9'],
    [
      { patterns: [{ type: 'ACCOUNT', pattern: 'a', ignoreCase: 'no' }] },
      'patterns[0].ignoreCase must be true',
    ],
    [{ patterns: [{ type: 'secret', pattern: 'a' }] }, 'patterns[0].type: not the name'],
    [{ allow: ['x'.repeat(201)] }, 'allow[0]: longer than'],
  ])('refuses %j and says where', (rules, message) => {
    const act = (): unknown => parsePolicy(policy(rules), keys);
    expect(act).toThrow(FormatError);
    expect(act).toThrow(
      `policy: ${message.startsWith('regions') ? 'operators.AGE.generalise.' : ''}${message}`,
    );
    expect(act).not.toThrow(/secret(?!ive)/);
  });

  it.each(['token', 'seal', 'shift'])('%s without its key is an error, never another operator', (name) => {
    expect(() => parsePolicy(policy({ operators: { '*': name } }))).toThrow(
      `policy: operators.*.${name} needs a key, which was not given`,
    );
  });
});
