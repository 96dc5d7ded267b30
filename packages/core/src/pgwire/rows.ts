import type { Cursor } from './cursor.ts';
import { readFormat } from './frontend.ts';
import { letters } from './letters.ts';
import type { Column, Value } from './messages.ts';
import { readUtf8 } from './utf8.ts';
import { WireViolation } from './violation.ts';
import type { Writer } from './writer.ts';

/** A DataRow whose cells are looked up in its bytes; nothing is copied. */
export class DataRow {
  readonly body: Uint8Array;
  /** Of each cell: where it begins, and its length (-1 for null). */
  readonly #places: readonly number[];

  /** @throws WireViolation when counts and lengths do not fill the body exactly */
  constructor(body: Uint8Array) {
    this.body = body;
    this.#places = placesOf(body);
  }

  /** How many cells it has. */
  get length(): number {
    return this.#places.length / 2;
  }

  /** @returns null for SQL's null; the bytes are a part of the row's */
  cell(index: number): Value {
    const [from, length] = this.#place(index);
    return length < 0 ? null : this.body.subarray(from, from + length);
  }

  /** A cell in text format. @throws WireViolation for bytes that are not UTF-8 */
  text(index: number): string | null {
    const [from, length] = this.#place(index);
    return length < 0 ? null : readUtf8(this.body, from, from + length);
  }

  /** All its cells, to write others in their place. */
  cells(): Value[] {
    return Array.from({ length: this.length }, (_, index) => this.cell(index));
  }

  /** Where the first so many cells end in the body. */
  endOf(count: number): number {
    if (count === 0) return 2;
    const [from, length] = this.#place(count - 1);
    return from + Math.max(0, length);
  }

  #place(index: number): readonly [from: number, length: number] {
    const from = this.#places[index * 2];
    const length = this.#places[index * 2 + 1];
    if (from === undefined || length === undefined) throw new WireViolation('a row with fewer cells');
    return [from, length];
  }
}

function int32At(body: Uint8Array, at: number): number {
  return (
    ((body[at] ?? 0) << 24) | ((body[at + 1] ?? 0) << 16) | ((body[at + 2] ?? 0) << 8) | (body[at + 3] ?? 0)
  );
}

function placesOf(body: Uint8Array): readonly number[] {
  if (body.length < 2) throw new WireViolation('a row that ends too early');
  const count = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
  const places: number[] = [];
  let at = 2;
  for (let i = 0; i < count; i += 1) {
    if (at + 4 > body.length) throw new WireViolation('a row that ends too early');
    const length = int32At(body, at);
    at += 4;
    if (length < -1 || at + length > body.length) throw new WireViolation('a cell of a wrong length');
    places.push(at, length);
    if (length > 0) at += length;
  }
  if (at !== body.length) throw new WireViolation('bytes behind the end of a row');
  return places;
}

/** Writes a DataRow of these cells. */
export function writeDataRow(writer: Writer, cells: readonly Value[]): void {
  writer.open(letters.dataRow);
  writer.count(cells.length);
  for (const cell of cells) writer.value(cell);
  writer.close();
}

/** Writes a DataRow of these texts, as for what a door answers itself. */
export function writeTextRow(writer: Writer, cells: readonly (string | null)[]): void {
  writer.open(letters.dataRow);
  writer.count(cells.length);
  for (const cell of cells) {
    if (cell === null) writer.int32(-1);
    else writer.text(cell);
  }
  writer.close();
}

/**
 * Writes a row without its last cells, in one copy.
 * @param drop how many of them are left out
 * @throws WireViolation for a row that has fewer
 */
export function writeRowWithoutLast(writer: Writer, row: DataRow, drop = 1): void {
  const keep = row.length - drop;
  if (keep < 0) throw new WireViolation('a row with fewer cells');
  writer.open(letters.dataRow);
  writer.count(keep);
  writer.bytes(row.body.subarray(2, row.endOf(keep)));
  writer.close();
}

/** @throws WireViolation */
export function readColumns(cursor: Cursor): readonly Column[] {
  return cursor.list(cursor.uint16(), () => ({
    name: cursor.string(),
    table: cursor.uint32(),
    attribute: cursor.int16(),
    type: cursor.uint32(),
    size: cursor.int16(),
    modifier: cursor.int32(),
    format: readFormat(cursor),
  }));
}

/** Writes a RowDescription. */
export function writeRowDescription(writer: Writer, columns: readonly Column[]): void {
  writer.open(letters.rowDescription);
  writer.count(columns.length);
  for (const column of columns) {
    writer.string(column.name);
    writer.int32(column.table);
    writer.int16(column.attribute);
    writer.int32(column.type);
    writer.int16(column.size);
    writer.int32(column.modifier);
    writer.int16(column.format);
  }
  writer.close();
}
