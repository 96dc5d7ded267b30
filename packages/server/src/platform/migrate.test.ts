import { describe, expect, it } from 'vitest';
import { substitute } from './migrate.ts';
import { roleNames, urlFor } from './roles.ts';

describe('placeholders in migrations', () => {
  const values = { app: 'cordon_app_x', ledger: 'cordon"ledger', database: 'my db' };

  it('become quoted identifiers; casts, times and longer words stay', () => {
    expect(substitute('grant select on t to :app, :ledger', values)).toBe(
      'grant select on t to "cordon_app_x", "cordon""ledger"',
    );
    expect(substitute('grant connect on database :database to :app;', values)).toBe(
      'grant connect on database "my db" to "cordon_app_x";',
    );
    for (const untouched of ["'a'::app", "'12:app'", ':apple', ':Ledger', 'x:=1', "'00:00:00'"]) {
      expect(substitute(untouched, values)).toBe(untouched);
    }
  });
});

describe('role names', () => {
  it('carry the database, fit in 63 bytes and stay apart when cut', () => {
    expect(roleNames('shop')).toEqual({ app: 'cordon_app_shop', ledger: 'cordon_ledger_shop' });
    const long = ['a', 'b'].map((end) => roleNames('x'.repeat(62) + end));
    const names = long.flatMap(({ app, ledger }) => [app, ledger]);
    expect(new Set(names).size).toBe(4);
    expect(names.every((name) => Buffer.byteLength(name) <= 63)).toBe(true);
  });

  it('and passwords survive being put into a URL', () => {
    const url = new URL(urlFor('postgres://owner:x@db:5432/shop?sslmode=require', 'a b@c', 'p/:?#@%'));
    expect(decodeURIComponent(url.username)).toBe('a b@c');
    expect(decodeURIComponent(url.password)).toBe('p/:?#@%');
    expect(url.host + url.pathname + url.search).toBe('db:5432/shop?sslmode=require');
  });
});
