import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '@cordon/core/kernel';
import { connectTo, plans, testSource, type TestSource, readOne } from '../../../../tests/support/source.ts';
import { createReader, type SourceReader } from './reader.ts';

describe('a reader', () => {
  let source: TestSource;
  let reader: SourceReader;
  const faults: unknown[] = [];

  beforeAll(async () => {
    source = await testSource();
    reader = createReader(source.urls, (error) => faults.push(error));
  });

  afterAll(async () => {
    await reader.close();
    await source.drop();
  });

  const scopes = async (): Promise<number> => {
    const { rows } = await source.owner.query<{ count: string }>(
      `SELECT count(*) FROM cordon.scope WHERE num_nonnulls(grants, subjects, literal) > 0`,
    );
    return Number(rows[0]?.count);
  };

  it('reads the treated row of the subject in scope, and no other', async () => {
    const [row, ...others] = await readOne(reader, plans.read('customers', ['7']));
    expect(others).toEqual([]);
    expect(row).toEqual({
      key: '7',
      cells: {
        full_name: 'Name 7',
        email: 'P•••@E•••.com',
        phone: expect.stringMatching(/^tok_[a-z2-7]{12}$/) as string,
        born: null,
        balance: '0',
        active: 'false',
        seen: '2026-01-01 00:00:00+00',
        extra: null,
        code: '[redacted]',
      },
    });
  });

  it('gives equal values equal tokens and different values different ones', async () => {
    const phone = async (subject: string) =>
      (await readOne(reader, plans.read('customers', [subject])))[0]?.cells.phone;
    expect(await phone('7')).toBe(await phone('7'));
    expect(await phone('7')).not.toBe(await phone('8'));
  });

  it('does not ask for a column that this access hides', async () => {
    const [row] = await readOne(reader, plans.read('customers', ['7'], ['active']));
    expect(row?.cells).toEqual({
      ...{ full_name: null, email: null, phone: null, born: null, balance: null },
      ...{ active: 'false', seen: null, extra: null, code: null },
    });
  });

  it('reads several subjects, in the order of the key', async () => {
    const rows = await readOne(reader, plans.read('customers', ['30', '4', '100']));
    expect(rows.map(({ key }) => key)).toEqual(['4', '30', '100']);
  });

  it('answers no subject, or one that is no text, with no rows', async () => {
    expect(await readOne(reader, plans.read('customers', []))).toEqual([]);
    expect(await readOne(reader, plans.read('customers', ['', '\0', '\ud800']))).toEqual([]);
  });

  it('reads tables with composite keys and hostile names, partitions and views', async () => {
    const lines = await readOne(reader, plans.read('lines', ['3']));
    expect(lines).toEqual(
      [1, 2, 3].map((n) => ({ key: `["3", "A${n}"]`, cells: { SELECT: `item 3/${n}`, 'a,b': `x${n}` } })),
    );
    const visits = await readOne(reader, plans.read('visits', ['3']));
    expect(visits).toHaveLength(8);
    expect(new Set(visits.map(({ key }) => key.slice(-12, -8)))).toEqual(new Set(['2024', '2025']));
    expect(await readOne(reader, plans.read('contacts', ['3']))).toEqual([
      { key: '3', cells: { email: 'Person3@Example.com' } },
    ]);
  });

  it('reveals one cell of the subject', async () => {
    expect(await reader.reveal(plans.reveal('customers', '7', '7', 'email'))).toBe('Person7@Example.com');
    expect(await reader.reveal(plans.reveal('lines', '3', '["3", "A2"]', 'SELECT'))).toBe('item 3/2');
  });

  it('reveals nothing of a row that belongs to somebody else', async () => {
    expect(await reader.reveal(plans.reveal('customers', '7', '8', 'email'))).toBeNull();
    expect(await reader.reveal(plans.reveal('lines', '3', '["4", "A2"]', 'SELECT'))).toBeNull();
  });

  it.each([
    ['email', ' person7@EXAMPLE.com '],
    ['phone', '+1 555 100-0007'],
    ['balance', '7.25'],
    ['code', '00000000-0000-4000-8000-000000000007'],
  ])('looks a customer up by exactly their %s', async (field, literal) => {
    expect(await reader.lookup(plans.lookup('customers', field, literal))).toBe('7');
  });

  it.each([
    ['email', 'person7'],
    ['email', '%'],
    ['email', ''],
    ['email', "x' OR true --"],
    ['email', 'a\0b'],
    ['balance', 'seven'],
    ['balance', '1e400'],
    ['code', 'not a uuid'],
    ['born', 'yesterday'],
    ['born', '2026-02-31'],
  ])('finds nobody by %s %j, without a fault', async (field, literal) => {
    expect(await reader.lookup(plans.lookup('customers', field, literal))).toBeNull();
  });

  it('finds nobody when several match', async () => {
    expect(await reader.lookup(plans.lookup('lines', 'a,b', 'x1'))).toBeNull();
  });

  it.each([
    ['full_name', 'name7'],
    ['full_name', ' NAME-7. '],
    ['email', 'PERSON7@example.COM'],
    ['phone', '555 1000007'],
    ['phone', '0015551000007'],
    ['born', '1950-01-08'],
    ['born', '1950/01/08'],
    ['balance', '7.250'],
  ])('confirms %s %j', async (field, literal) => {
    expect(await reader.confirm(plans.confirm('customers', '7', field, literal))).toBe(true);
  });

  it.each([
    ['7', 'full_name', 'Name 8'],
    ['8', 'full_name', 'Name 7'],
    ['7', 'full_name', '...'],
    ['7', 'full_name', ''],
    ['7', 'phone', '1000007'],
    ['7', 'phone', ''],
    ['7', 'born', '08'],
    ['7', 'born', '1950'],
    ['7', 'balance', 'a lot'],
    ['', 'full_name', 'Name 7'],
  ])('does not confirm for %j: %s %j', async (subject, field, literal) => {
    expect(await reader.confirm(plans.confirm('customers', subject, field, literal))).toBe(false);
  });

  it('gives the gate the raw values to search texts for: identifying, of health, what may be the number of an order', async () => {
    const values = (await reader.readCase([], plans.caseValues('7'))).values;
    const told = values.map(({ resource, field, value }) => `${resource}.${field}=${value}`);
    expect(told.filter((value) => value.startsWith('lines.')).toSorted()).toEqual([
      ...[1, 2, 3].map((n) => `lines.SELECT=item 7/${String(n)}`),
      ...[1, 2, 3].map((n) => `lines.a,b=x${String(n)}`),
    ]);
    // The rest in the order of the data map.
    expect(told.filter((value) => !value.startsWith('lines.'))).toEqual([
      'customers.full_name=Name 7',
      'customers.email=Person7@Example.com',
      'customers.phone=+1 555 100-0007',
      'customers.born=1950-01-08',
      'customers.code=00000000-0000-4000-8000-000000000007',
      ...[6, 56, 106, 156, 206, 256, 306, 356].map((n) => `visits.reason=reason ${String(n)}`),
      'contacts.email=Person7@Example.com',
    ]);
    expect(values[1]?.category).toBe('user.contact.email');
  });

  it('reads a case in one scope: each table as asked, and the values', async () => {
    const tables = [plans.read('visits', ['3']), plans.read('customers', ['3']), plans.read('lines', ['3'])];
    const whole = await reader.readCase(tables, plans.caseValues('3'));
    expect(whole.tables).toEqual(await Promise.all(tables.map((plan) => readOne(reader, plan))));
    expect(whole.tables.map((rows) => rows.length)).toEqual([8, 1, 3]);
    expect(whole.values).toEqual((await reader.readCase([], plans.caseValues('3'))).values);
  });

  it('takes no two customers into one scope', async () => {
    const both = [plans.read('customers', ['3']), plans.read('visits', ['4'])];
    await expect(reader.readCase(both, null)).rejects.toThrow(Failure);
    await expect(reader.readCase(both.slice(0, 1), plans.caseValues('4'))).rejects.toThrow(Failure);
  });

  it('gives nothing of a case when one of its reads fails', async () => {
    const plan = { ...plans.read('visits', ['3']), role: 'tier9' };
    await expect(reader.readCase([plans.read('customers', ['3']), plan], null)).rejects.toThrow(Failure);
    expect(await readOne(reader, plans.read('customers', ['3']))).toHaveLength(1);
  });

  it('answers what the terms do not know with a fault, and keeps the source’s text out of what others see', async () => {
    const before = faults.length;
    const plan = { ...plans.read('customers', ['7']), role: 'tier9' };
    const failure: unknown = await readOne(reader, plan).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      code: 'source-unavailable',
      publicText: expect.not.stringContaining('relation') as string,
    });
    expect(faults).toHaveLength(before + 1);
    await expect(reader.lookup(plans.lookup('customers', 'active', 'true'))).rejects.toThrow(Failure);
    await expect(reader.reveal(plans.reveal('customers', '7', '7', 'code'))).rejects.toThrow(Failure);
  });

  it('keeps concurrent readers to their own subjects', async () => {
    const subjects = Array.from({ length: 200 }, (_, i) => String(1 + (i % 50)));
    const rows = await Promise.all(
      subjects.map((subject) => readOne(reader, plans.read('customers', [subject]))),
    );
    expect(rows.map((read) => read.map(({ key }) => key))).toEqual(subjects.map((subject) => [subject]));
  });

  it('leaves no scope behind, also when an access failed', async () => {
    const other = createReader(source.urls, () => undefined);
    await Promise.all(['1', '2', '3'].map((subject) => readOne(other, plans.read('customers', [subject]))));
    await readOne(other, { ...plans.read('customers', ['1']), role: 'tier9' }).catch(() => undefined);
    await other.close();
    expect(await scopes()).toBe(0);
  });

  it('destroys the reading connection when its scope cannot be cleared', async () => {
    const told = Promise.withResolvers<unknown>();
    const other = createReader(source.urls, told.resolve);
    await source.owner.query(`CREATE TABLE cordon.used (pid int);
      CREATE FUNCTION cordon.refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF NEW.grants IS NULL THEN RAISE 'no'; END IF;
        INSERT INTO cordon.used VALUES (NEW.pid);
        RETURN NEW;
      END $$;
      CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON cordon.scope FOR EACH ROW EXECUTE FUNCTION cordon.refuse()`);
    try {
      expect(await readOne(other, plans.read('customers', ['5']))).toHaveLength(1);
      expect(await told.promise).toMatchObject({ code: 'P0001' });
      expect(await readOne(other, plans.read('customers', ['6']))).toHaveLength(1);
      const { rows } = await source.owner.query<{ pid: number }>('SELECT DISTINCT pid FROM cordon.used');
      expect(rows).toHaveLength(2);
    } finally {
      await other.close();
      await source.owner.query(
        'DROP TRIGGER refuse ON cordon.scope; DROP FUNCTION cordon.refuse(); DROP TABLE cordon.used',
      );
    }
  });

  it('survives its backends being killed between accesses', async () => {
    await readOne(reader, plans.read('customers', ['1']));
    for (const login of [source.urls.reader, source.urls.scope]) {
      const killer = await connectTo(login);
      await killer.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()`,
      );
      await killer.end();
    }
    // Each connection finds out when it is used or when the news arrives; none answers wrongly meanwhile.
    const outcomes: unknown[] = [];
    for (let i = 0; i < 30; i++) {
      outcomes.push(await readOne(reader, plans.read('customers', ['1'])).catch((error: unknown) => error));
    }
    for (const outcome of outcomes.slice(0, -1)) {
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Failure);
    }
    expect(outcomes.at(-1)).toHaveLength(1);
  });
});
