/* Queries put together from a seed: sound SQL over the laboratory's tables, in an order that is whole, so that two servers answer alike. */

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Kind = 'text' | 'int' | 'num' | 'bool' | 'date' | 'time' | 'json';

/** Columns of a table under an alias, by what they are. */
type Columns = Readonly<Record<Kind, readonly string[]>>;

const none: Columns = { text: [], int: [], num: [], bool: [], date: [], time: [], json: [] };
const of = (alias: string, columns: Partial<Columns>): Columns => ({
  ...none,
  ...Object.fromEntries(
    Object.entries(columns).map(([kind, names]) => [kind, names.map((name) => `${alias}.${name}`)]),
  ),
});
const both = (a: Columns, b: Columns): Columns =>
  Object.fromEntries(
    Object.keys(none).map((kind) => [kind, [...a[kind as Kind], ...b[kind as Kind]]]),
  ) as unknown as Columns;

const PEOPLE: Partial<Columns> = {
  text: ['name', 'email', 'phone', 'code', '"Odd ""Name"', '"select"'],
  int: ['id', 'age', 'tags[2]'],
  num: ['balance'],
  bool: ['active'],
  date: ['born'],
  time: ['seen'],
  json: ['extra'],
};
const ORDERS: Partial<Columns> = {
  text: ['state', 'memo'],
  int: ['people_id', 'nr'],
  num: ['total'],
  time: ['placed'],
};
const VISITS: Partial<Columns> = { text: ['reason'], int: ['people_id', 'id'], date: ['at'] };
const PARCELS: Partial<Columns> = { text: ['label'], int: ['people_id', 'id'], num: ['weight'] };
const ITEMS: Partial<Columns> = { text: ['sku'], int: ['owner', 'nr', 'id'] };

/** @param seed the same, the same queries */
export function generated(seed: number, count: number): readonly string[] {
  const next = numbers(seed);
  const below = (most: number): number => Math.floor(next() * most);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  const word = (): string => pick(["'a'", "'CANARY'", "'n'", "'paid'", "'%7%'", "''", "'x y'"]);

  const expression = (kind: Kind, from: Columns, depth: number): string => {
    const own = from[kind];
    if (depth <= 0 || next() < 0.25) {
      if (own.length > 0 && next() < 0.85) return pick(own);
      if (kind === 'text') return word();
      if (kind === 'int') return String(below(20) + 1);
      if (kind === 'num') return `${String(below(90))}.${String(below(9))}`;
      if (kind === 'bool') return pick(['true', 'false']);
      if (kind === 'date') return "date '2026-03-04'";
      if (kind === 'time') return "timestamptz '2026-03-04 05:06:07+00'";
      return `jsonb '{"k": "v", "n": ${String(below(9))}}'`;
    }
    const e = (wanted: Kind): string => expression(wanted, from, depth - 1);
    const forms: Readonly<Record<Kind, readonly (() => string)[]>> = {
      text: [
        () => `lower(${e('text')})`,
        () => `upper(${e('text')})`,
        () => `substr(${e('text')}, ${String(below(4) + 1)}, ${String(below(9))})`,
        () => `left(${e('text')}, ${String(below(12))})`,
        () => `right(${e('text')}, ${String(below(12))})`,
        () => `(${e('text')} || ${e('text')})`,
        () => `replace(${e('text')}, ${word()}, ${word()})`,
        () => `coalesce(${e('text')}, ${e('text')})`,
        () => `nullif(${e('text')}, ${word()})`,
        () => `concat(${e('text')}, ${e('int')}, ${e('bool')})`,
        () => `concat_ws('-', ${e('text')}, ${e('text')})`,
        () => `format('%s/%s', ${e('text')}, ${e('int')})`,
        () => `split_part(${e('text')}, '-', ${String(below(3) + 1)})`,
        () => `btrim(${e('text')}, 'C1')`,
        () => `reverse(${e('text')})`,
        () => `md5(${e('text')})`,
        () => `lpad(${e('text')}, 12, '*')`,
        () => `repeat(left(${e('text')}, 2), 3)`,
        () => `translate(${e('text')}, 'ANY', 'xyz')`,
        () => `regexp_replace(${e('text')}, '[0-9]+', '#', 'g')`,
        () => `regexp_substr(${e('text')}, '[a-z]+')`,
        () => `(${e('int')})::text`,
        () => `to_char(${e('date')}, 'YYYY-MM Dy')`,
        () => `to_char(${e('time')}, 'HH24:MI:SS')`,
        () => `to_char(${e('num')}, 'FM9999990.00')`,
        () => `(${e('json')} ->> 'k')`,
        () => `CASE WHEN ${e('bool')} THEN ${e('text')} ELSE ${e('text')} END`,
        () => `greatest(${e('text')}, ${e('text')})`,
        () => `(${e('text')})::varchar(8)`,
        () => `quote_literal(${e('text')})`,
        () => `initcap(${e('text')})`,
      ],
      int: [
        () => `length(${e('text')})`,
        () => `(${e('int')} % ${String(below(7) + 2)})`,
        () => `position('A' in ${e('text')})`,
        () => `extract(year from ${e('date')})::int`,
        () => `extract(month from ${e('time')})::int`,
        () => `abs(${e('int')})`,
        () => `coalesce(${e('int')}, 0)`,
        () => `CASE ${pick(['1', '2'])} WHEN 1 THEN ${e('int')} ELSE ${e('int')} END`,
        () => `ascii(${e('text')})`,
        () => `cardinality(string_to_array(${e('text')}, '-'))`,
        () => `(${e('bool')})::int`,
        () => `regexp_count(${e('text')}, 'A')`,
        () => `least(${e('int')}, ${e('int')})`,
        () => `(date '2026-03-04' - ${e('date')})`,
        () => `num_nulls(${e('text')}, ${e('int')})`,
      ],
      num: [
        () => `round(${e('num')}, 1)`,
        () => `(${e('num')} * 2.5)`,
        () => `(${e('num')} + ${e('int')})`,
        () => `trunc(${e('num')})`,
        () => `ceil(${e('num')})`,
        () => `(${e('int')})::numeric(12,1)`,
        () => `coalesce(${e('num')}, 0)`,
        () => `(${e('num')} / ${String(below(7) + 2)})`,
        () => `sign(${e('num')})`,
        () => `mod(${e('num')}, 7)`,
      ],
      bool: [
        () => `(${e('int')} ${pick(['<', '>', '=', '<>', '<=', '>='])} ${e('int')})`,
        () => `(${e('num')} ${pick(['<', '>', '<='])} ${e('num')})`,
        () => `(${e('text')} LIKE ${pick(["'%A%'", "'C%'", "'%7_%'", "'%•%'"])})`,
        () => `(${e('text')} ILIKE '%an%')`,
        () => `(${e('text')} ~ '^[A-Z]+-[0-9]')`,
        () => `(${e('text')} IS ${pick(['', 'NOT '])}NULL)`,
        () => `(${e('bool')} AND ${e('bool')})`,
        () => `(${e('bool')} OR ${e('bool')})`,
        () => `(NOT ${e('bool')})`,
        () => `(${e('int')} BETWEEN 3 AND 30)`,
        () => `(${e('int')} IN (1, 2, 14, ${e('int')}))`,
        () => `(${e('text')} IN ('open', 'paid', 'a'))`,
        () => `(${e('text')} IS DISTINCT FROM ${e('text')})`,
        () => `(${e('date')} > ${e('date')})`,
        () => `(${e('json')} ? 'k')`,
        () => `EXISTS (SELECT 1 FROM lab.orders x WHERE x.nr = ${e('int')})`,
        () => `(${e('int')} = ANY (ARRAY[1, 3, 14, 27]))`,
        () => `(${e('int')} IN (SELECT x.people_id FROM lab.visits x WHERE x.at > '2024-09-01'))`,
        () => `starts_with(${e('text')}, 'C')`,
        () => `(${e('bool')} IS ${pick(['TRUE', 'NOT FALSE', 'UNKNOWN'])})`,
      ],
      date: [
        () => `(${e('date')} + ${String(below(40))})`,
        () => `date_trunc('month', ${e('date')})::date`,
        () => `(${e('time')})::date`,
        () => `coalesce(${e('date')}, date '2020-02-02')`,
        () => 'make_date(2024, 2, 29)',
      ],
      time: [
        () => `date_trunc('${pick(['day', 'hour', 'week', 'year'])}', ${e('time')})`,
        () => `(${e('time')} + interval '${String(below(40))} hours')`,
        () => `(${e('date')})::timestamptz`,
        () => `coalesce(${e('time')}, timestamptz '2020-02-02 00:00+00')`,
      ],
      json: [
        () => `jsonb_build_object('k', ${e('text')}, 'i', ${e('int')})`,
        () => `to_jsonb(${e('text')})`,
        () => `(${e('json')} - 'n')`.replace(" - 'n'", " || '{}'"),
        () => `jsonb_build_array(${e('int')}, ${e('bool')})`,
        () => `coalesce(${e('json')}, 'null')`,
      ],
    };
    return pick(forms[kind])();
  };

  const KINDS: readonly Kind[] = ['text', 'text', 'int', 'num', 'bool', 'date', 'time', 'json'];
  const outputs = (from: Columns, most: number): string[] =>
    Array.from({ length: below(most) + 1 }, () => expression(pick(KINDS), from, 2));
  const byAll = (size: number): string => {
    const how = pick(['', ' DESC', ' NULLS FIRST', ' DESC NULLS LAST']);
    return `ORDER BY ${Array.from({ length: size }, (_, nth) => `${String(nth + 1)}${nth === 0 ? how : ''}`).join(', ')}`;
  };
  const limited = (): string =>
    pick(['', '', '', ' LIMIT 7', ' LIMIT 5 OFFSET 3', ' OFFSET 2', ' FETCH FIRST 4 ROWS ONLY']);

  const joined = (): readonly [from: string, columns: Columns] =>
    pick<() => readonly [string, Columns]>([
      () => ['lab.people p', of('p', PEOPLE)],
      () => ['lab.orders o', of('o', ORDERS)],
      () => ['public.parcels c', of('c', PARCELS)],
      () => {
        const how = pick(['JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN']);
        return [
          `lab.people p ${how} lab.orders o ON o.people_id = p.id${pick(['', ' AND o.nr < 3'])}`,
          both(of('p', PEOPLE), of('o', ORDERS)),
        ];
      },
      () => [
        'lab.orders o JOIN lab.items t ON t.owner = o.people_id AND t.nr = o.nr',
        both(of('o', ORDERS), of('t', ITEMS)),
      ],
      () => [
        'lab.orders o JOIN lab.visits v USING (people_id)',
        both(of('o', { ...ORDERS, int: ['nr'] }), of('v', { ...VISITS, int: ['id'] })),
      ],
      () => [
        `lab.people p, LATERAL (SELECT x.* FROM public.parcels x WHERE x.people_id = p.id ORDER BY x.id LIMIT 2) c`,
        both(of('p', PEOPLE), of('c', PARCELS)),
      ],
      () => [
        'lab.people p CROSS JOIN generate_series(1, 2) g(n)',
        both(of('p', PEOPLE), of('g', { int: ['n'] })),
      ],
    ])();

  const plain = (): string => {
    const [from, columns] = joined();
    const list = outputs(columns, 4);
    const where = next() < 0.7 ? ` WHERE ${expression('bool', columns, 2)}` : '';
    return `SELECT ${pick(['', '', 'DISTINCT '])}${list.join(', ')} FROM ${from}${where} ${byAll(list.length)}${limited()}`;
  };
  const grouped = (): string => {
    const [from, columns] = joined();
    // A sub-select that stands twice is one expression to PostgreSQL, and two to the door, which names what it reads.
    const key = (): string => {
      const made = expression(pick<Kind>(['text', 'int', 'bool', 'date']), columns, 1);
      return made.includes('SELECT') ? key() : made;
    };
    const keys = Array.from({ length: below(2) + 1 }, key);
    const sums = pick([
      `count(*), sum(${expression('num', columns, 1)}), avg(${expression('int', columns, 1)})`,
      `count(${expression('text', columns, 1)}), count(DISTINCT ${expression('int', columns, 1)})`,
      `min(${expression('text', columns, 1)}), max(${expression('num', columns, 1)})`,
      `bool_or(${expression('bool', columns, 1)}), count(*) FILTER (WHERE ${expression('bool', columns, 1)})`,
      `string_agg(${expression('text', columns, 1)}, ',' ORDER BY ${expression('text', columns, 1)}, 1), array_agg(${expression('int', columns, 0)} ORDER BY 1)`.replaceAll(
        ', 1)',
        ')',
      ),
      `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${expression('int', columns, 1)}), stddev(${expression('num', columns, 1)})`,
    ]);
    const stable = sums.startsWith('string_agg') ? `count(*), max(${expression('int', columns, 1)})` : sums;
    const ordinals = keys.map((_, nth) => String(nth + 1)).join(', ');
    const by = pick([
      ordinals,
      ordinals,
      `ROLLUP (${keys.join(', ')})`,
      `CUBE (${keys.join(', ')})`,
      `GROUPING SETS ((${keys.join(', ')}), ())`,
    ]);
    const having = pick([
      '',
      '',
      ' HAVING count(*) > 1',
      ` HAVING max(${expression('int', columns, 1)}) > 2`,
    ]);
    return `SELECT ${keys.join(', ')}, ${stable} FROM ${from} GROUP BY ${by}${having} ${byAll(keys.length + 2)}`;
  };
  const combined = (): string => {
    const kinds = Array.from({ length: below(3) + 1 }, () =>
      pick<Kind>(['text', 'int', 'num', 'bool', 'date']),
    );
    const side = (): string => {
      const [from, columns] = joined();
      const list = kinds.map((kind) =>
        kind === 'text'
          ? `(${expression(kind, columns, 1)})::text`
          : kind === 'int'
            ? `(${expression(kind, columns, 1)})::bigint`
            : expression(kind, columns, 1),
      );
      return `SELECT ${list.join(', ')} FROM ${from} WHERE ${expression('bool', columns, 1)}`;
    };
    const how = pick(['UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT', 'EXCEPT ALL']);
    return `${side()} ${how} ${side()} ${byAll(kinds.length)}${limited()}`;
  };
  const named = (): string => {
    const [from, columns] = joined();
    const [a, b] = [expression('text', columns, 2), expression('int', columns, 2)];
    const inner = `SELECT (${a})::text AS a, (${b})::bigint AS b FROM ${from}`;
    return pick([
      `WITH w AS (${inner}) SELECT a, count(*), sum(b) FROM w GROUP BY a ORDER BY 1, 2, 3`,
      `WITH w AS MATERIALIZED (${inner}), z AS (SELECT b, count(*) AS n FROM w GROUP BY b) SELECT w.a, z.n FROM w JOIN z USING (b) ORDER BY 1, 2`,
      `SELECT s.a, s.b FROM (${inner}) s WHERE s.b > (SELECT avg(t.b) FROM (${inner}) t) ORDER BY 1, 2`,
      `WITH RECURSIVE r(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM r WHERE n < 4), w AS (${inner}) SELECT r.n, w.a FROM r JOIN w ON w.b % 4 = r.n ORDER BY 1, 2`,
    ]);
  };
  const windowed = (): string => {
    const part = expression(pick<Kind>(['text', 'bool', 'int']), of('o', ORDERS), 1);
    const what = pick([
      'row_number() OVER w',
      'rank() OVER w',
      'ntile(3) OVER w',
      'lag(o.nr) OVER w',
      'sum(o.total) OVER w',
      'count(*) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)',
      'first_value(o.state) OVER w',
      'cume_dist() OVER w',
    ]);
    return `SELECT o.people_id, o.nr, ${what} FROM lab.orders o WINDOW w AS (PARTITION BY ${part} ORDER BY o.people_id, o.nr) ORDER BY 1, 2`;
  };
  const firsts = (): string => {
    const key = expression('text', of('o', ORDERS), 1);
    return `SELECT DISTINCT ON (${key}) o.people_id, o.nr, o.state FROM lab.orders o ORDER BY ${key}, o.people_id, o.nr`;
  };

  const shapes = [plain, plain, plain, grouped, grouped, combined, named, windowed, firsts];
  return Array.from({ length: count }, () => pick(shapes)());
}
