import { describe, expect, it } from 'vitest';
import { pathsOf, serverProblems, termsProblems } from './termsProblems.ts';

const clauses = [{ id: '2.1', title: 'Order support', text: 'May read.' }];
const terms = { permissions: [{ clause: '2.1' }], conditions: [{ clause: '9.9' }], limits: [], duties: [{}] };

describe('termsProblems', () => {
  it('finds effects without a clause, and with one that is not in the text', () => {
    expect(termsProblems(JSON.stringify(terms), clauses)).toEqual([
      { clause: '9.9', text: 'conditions, number 1 names a clause that is not in the text.' },
      { clause: null, text: 'duties, number 1 names no clause.' },
    ]);
  });

  it('says that a text is no JSON', () => {
    expect(termsProblems('{', clauses)).toHaveLength(1);
  });

  it('misses no list', () => {
    expect(termsProblems('{}', clauses)).toHaveLength(4);
  });
});

describe('serverProblems', () => {
  it.each(['permissions.0.fields.2.category', '/permissions/0/fields/2/category'])(
    'puts %s under 2.1',
    (path) => {
      expect(serverProblems(JSON.stringify(terms), [path])).toEqual([
        { clause: '2.1', text: `not accepted: ${path}` },
      ]);
    },
  );

  it('keeps a path that lies in no effect', () => {
    expect(serverProblems('{', ['terms'])).toEqual([{ clause: null, text: 'not accepted: terms' }]);
  });
});

describe('pathsOf', () => {
  it('reads the list and the words, each path once', () => {
    const message = 'The request is not well formed. permissions.0.fields.2.treatment, limits.1.max';
    expect(pathsOf({ fields: ['/terms', 'limits.1.max', ''], message })).toEqual([
      '/terms',
      'limits.1.max',
      'permissions.0.fields.2.treatment',
    ]);
  });
});
