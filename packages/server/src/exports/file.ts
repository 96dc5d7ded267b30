import { canaryRow, csvLine, markCell, type MarkKey } from '@cordon/core/exports';
import type { Cell, DataMap, Resource, Row } from '@cordon/core/kernel';
import type { MaskContext } from '@cordon/core/masking';
import type { ExportRequest } from '../approvals/index.ts';
import type { ReadResult } from '../gate/index.ts';

/** A row as it goes into the file, before it is marked. */
export interface FileRow {
  readonly ticket: string;
  readonly resource: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

type Shown = Pick<ExportRequest, 'format' | 'resources'>;

/** What stands beside the message of a conversation. */
const AROUND = ['at', 'author'] as const;

/** Rows of one ticket, with the fields that were approved and no others. */
export function rowsOf(
  number: string,
  { tables, messages }: ReadResult,
  { resources }: Shown,
  map: DataMap,
): readonly FileRow[] {
  return resources.flatMap(({ resource, fields }): readonly FileRow[] => {
    const names = fields.map(({ field }) => field);
    if (kindOf(map, resource) === 'thread') {
      return messages.map(({ at, author, text }) => ({
        ticket: number,
        resource,
        cells: { at: at.toISOString(), author, ...Object.fromEntries(names.map((name) => [name, text])) },
      }));
    }
    const rows = tables.find((table) => table.resource === resource)?.rows ?? [];
    return rows.map(({ cells }: Row) => ({
      ticket: number,
      resource,
      cells: Object.fromEntries(names.map((name) => [name, cells[name] ?? null])),
    }));
  });
}

/** The columns of a CSV: the visible mark, the ticket, the resource, then every field of every resource. */
export function columnsOf(
  { resources }: Shown,
  map: DataMap,
): readonly (readonly [resource: string, field: string])[] {
  return resources.flatMap(({ resource, fields }) => [
    ...(kindOf(map, resource) === 'thread' ? AROUND.map((name) => [resource, name] as const) : []),
    ...fields.map(({ field }) => [resource, field] as const),
  ]);
}

/** The first line of a file, or none. */
export function headOf(shown: Shown, map: DataMap): string {
  if (shown.format === 'jsonl') return '';
  const names = columnsOf(shown, map).map(([resource, field]) => `${resource}.${field}`);
  return csvLine(['exported', 'ticket', 'resource', ...names]);
}

/**
 * A row as a line, with the mark that is seen and the one that is not.
 * @param mark who exported it, when, by which request
 */
export function lineOf(
  { ticket, resource, cells }: FileRow,
  shown: Shown,
  map: DataMap,
  mark: string,
  key: MarkKey,
): string {
  const marked = Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, cell === null ? null : markCell(key, cell)]),
  );
  if (shown.format === 'jsonl') {
    return `${JSON.stringify({ exported: mark, ticket, resource, ...marked })}\n`;
  }
  const row = columnsOf(shown, map).map(([of, name]) => (of === resource ? (marked[name] ?? null) : null));
  return csvLine([mark, ticket, resource, ...row]);
}

/** The made-up customer of an export, as one more row among those that tell who somebody is; null where none does. */
export function canaryOf(
  rows: readonly FileRow[],
  { resources }: Shown,
  map: DataMap,
  key: MarkKey,
  context: MaskContext,
): { readonly row: FileRow; readonly telling: readonly string[] } | null {
  const resource = map.resources.find(
    (one) => tellsWho(one) && rows.some((row) => row.resource === one.name),
  );
  const like = rows.find((row) => row.resource === resource?.name);
  if (resource === undefined || like === undefined) return null;
  const approved = resources.find((one) => one.resource === resource.name)?.fields ?? [];
  const treatments = Object.fromEntries(approved.map(({ field, treatment }) => [field, treatment]));
  const shown = resource.fields.filter(({ name }) => name in treatments);
  const { cells, telling } = canaryRow(shown, treatments, like.cells, key, context);
  const bytes = key('canary-ticket');
  let nth = 0;
  const ticket = like.ticket.replaceAll(/\d/g, () => String((bytes[nth++ % bytes.length] ?? 0) % 10));
  return { row: { ticket, resource: resource.name, cells }, telling };
}

/** Puts a line among others, where the key says. */
export function insertedAt(lines: readonly string[], line: string, key: MarkKey): readonly string[] {
  const bytes = key('canary-place');
  const at = (((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0)) % (lines.length + 1);
  return [...lines.slice(0, at), line, ...lines.slice(at)];
}

function tellsWho({ kind, fields }: Resource): boolean {
  return kind !== 'thread' && fields.some(({ category }) => category === 'user.name');
}

function kindOf({ resources }: DataMap, name: string): Resource['kind'] | undefined {
  return resources.find((resource) => resource.name === name)?.kind;
}
