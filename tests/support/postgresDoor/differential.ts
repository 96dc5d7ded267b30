import type { BackendMessage, Column } from '@cordon/core/pgwire';
import type pg from 'pg';
import { openScopeSql, whoAmISql } from '@cordon/core/sql';
import { maskSql } from '../../../packages/core/src/masking/index.ts';
import { labTables, type LabColumn } from './tables.ts';
import { messagesOf, type Tap } from './tap.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Types in which a mask's result stands; in any other it is a null. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'character varying(40)', 'public.citext', 'character(20)'],
  integer: ['bigint', 'integer'],
  numeric: ['numeric', 'numeric(10,2)', 'double precision', 'real'],
  date: ['date'],
  timestamp: ['timestamp with time zone'],
  json: [],
  boolean: [],
};
/** Shorter than a mask may be: of a treated column the length is dropped. */
const LOOSE: Readonly<Record<string, string>> = { 'character(20)': 'bpchar' };

function maskedSql({ name, type, category, sqlType, service, freeText }: LabColumn): string {
  // No mask of SQL's: what is left of a text of people's is put into the answer, whole cell by whole cell.
  if (freeText === true) return `'[EMAIL] called from [PHONE]'::text`;
  const ref = `c.${quoted(name)}`;
  if (service === 'clear') return ref;
  const kept = HOLDS[type]?.includes(sqlType) === true && service !== 'hidden';
  const nulls = (type === 'numeric' && service === 'redact') || (type === 'integer' && service === 'redact');
  if (!kept || nulls) return `NULL::${sqlType}`;
  return `(${maskSql(service, ref, type, category)})::${LOOSE[sqlType] ?? sqlType}`;
}

/**
 * Copies of the laboratory's tables, as its owner has them: `mirror` of what the map names, `single` of one customer's rows,
 * `treated` with the masks written into the tables.
 */
export async function makeCopies(owner: pg.Client, customer: number): Promise<void> {
  // Tokens are made for a backend that has a scope, whoever asks.
  const { rows } = await owner.query<{ pid: number; session: string }>(whoAmISql);
  await owner.query(openScopeSql, [rows[0]?.pid, rows[0]?.session, ['none'], [], null]);
  await owner.query('CREATE SCHEMA mirror; CREATE SCHEMA single; CREATE SCHEMA treated;');
  for (const { name, columns, subjectKey, via } of labTables) {
    const short = name.split('.')[1] ?? '';
    const whose = via === undefined ? subjectKey : (via.on.split(',')[0] ?? '');
    const list = columns.map((column) => `c.${quoted(column.name)}`).join(', ');
    const masked = columns.map((column) => `${maskedSql(column)} AS ${quoted(column.name)}`).join(', ');
    await owner.query(`CREATE TABLE mirror.${short} AS SELECT ${list} FROM ${name} c`);
    await owner.query(
      `CREATE TABLE single.${short} AS SELECT ${list} FROM ${name} c WHERE ${whose} = ${String(customer)}`,
    );
    await owner.query(`CREATE TABLE treated.${short} AS SELECT ${masked} FROM ${name} c`);
  }
  await owner.query('ANALYZE');
}

/** The same query over one of the copies. */
export function over(copy: string, text: string): string {
  return text.replaceAll(/\b(lab|public)\.(people|orders|items|visits|parcels)\b/g, `${copy}.$2`);
}

/** What a query came to, as far as two servers can agree. */
export interface Told {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly tag: string | null;
  readonly fault: string | null;
}

const column = ({ name, type, size, modifier, format }: Column): string =>
  [name, type, size, modifier, format].join(' ');

/** Of a set operation PostgreSQL itself tells two modifiers, one of the statement and another of its portal. */
const SETS = /\b(?:UNION|INTERSECT|EXCEPT)\b/;
const unmodified = (told: string): string => told.split(' ').toSpliced(-2, 1).join(' ');

export function toldBy(messages: readonly BackendMessage[]): Told {
  const told = {
    columns: [] as string[],
    rows: [] as string[],
    tag: null as string | null,
    fault: null as string | null,
  };
  for (const message of messages) {
    if (message.kind === 'row-description') told.columns = message.columns.map(column);
    if (message.kind === 'data-row') told.rows.push(Buffer.from(message.body).toString('latin1'));
    if (message.kind === 'command-complete') told.tag = message.tag;
    if (message.kind === 'error')
      told.fault = `${message.fields.get('C') ?? ''} ${message.fields.get('M') ?? ''}`;
  }
  return told;
}

export type Compared = 'same' | 'refused' | { readonly text: string; readonly why: string };

/** Whether the outermost rows stand in an order that the query itself gives. */
const ordered = (text: string): boolean => /\border by [^()]*(?:limit \d+|offset \d+|\s)*$/i.test(text);

/** Asks both in text and in binary. Where both are at fault, with the same SQLSTATE, they are the same. */
export async function compare(door: Tap, direct: Tap, text: string, directText: string): Promise<Compared> {
  for (const protocol of ['text', 'binary', 'simple'] as const) {
    const here = toldBy(await door.ask(...messagesOf(protocol, text)));
    const there = toldBy(await direct.ask(...messagesOf(protocol, directText)));
    if (here.fault !== null && there.fault === null) {
      return /^(0A000|42501|54001)/.test(here.fault) ||
        /(is not on the list|in the agreement)/.test(here.fault)
        ? 'refused'
        : { text, why: `fault ${here.fault}` };
    }
    if (here.fault !== null || there.fault !== null) {
      if (here.fault?.slice(0, 5) !== there.fault?.slice(0, 5)) {
        return { text, why: `faults ${String(here.fault)} / ${String(there.fault)}` };
      }
      continue;
    }
    const same = (a: readonly string[], b: readonly string[]): boolean =>
      JSON.stringify(a) === JSON.stringify(b);
    const named = (columns: readonly string[]): readonly string[] =>
      SETS.test(text) ? columns.map(unmodified) : columns;
    if (!same(named(here.columns), named(there.columns))) {
      return { text, why: `${protocol}: columns ${here.columns.join(', ')} / ${there.columns.join(', ')}` };
    }
    if (here.tag !== there.tag)
      return { text, why: `${protocol}: ${String(here.tag)} / ${String(there.tag)}` };
    const sorted = (rows: readonly string[]): readonly string[] => (ordered(text) ? rows : rows.toSorted());
    if (!same(sorted(here.rows), sorted(there.rows))) {
      const at = sorted(here.rows).findIndex((row, nth) => row !== sorted(there.rows)[nth]);
      return {
        text,
        why: `${protocol}: row ${JSON.stringify(sorted(here.rows)[at])} / ${JSON.stringify(sorted(there.rows)[at])}`,
      };
    }
  }
  return 'same';
}
