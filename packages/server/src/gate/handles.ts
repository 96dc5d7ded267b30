import type { Treatment } from '@cordon/core/kernel';
import { treatText } from '@cordon/core/masking';
import { DataRow } from '@cordon/core/pgwire';
import { handlePattern, type DoorRelation, type DoorView } from '@cordon/core/sql';
import { compileKnown } from '@cordon/pii';
import type { Case } from './asking.ts';
import { unclearValues, valuesPlan } from './caseValues.ts';
import type { Passed } from './passed.ts';
import type { GatePorts } from './ports.ts';

/** Puts into rows what may be shown in the place of whole cells. */
type Cells = (rows: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>;

/** A column of free text that a statement may have brought along as handles. */
interface TextColumn {
  readonly view: DoorView;
  readonly treatment: Treatment;
}

/** How a handle begins: `ft1.` */
const BEGINS = [0x66, 0x74, 0x31, 0x2e] as const;
/** Customers asked about at once. */
const AT_ONCE = 8;

/**
 * Free text is in no statement of a client: it computes on handles, and where a whole cell of the answer still is one, the
 * text it stands for takes its place, without what is known of its customer.
 * @returns null where no relation of the statement has free text
 */
export function treatCells(
  ports: GatePorts,
  work: Case,
  relations: readonly DoorRelation[],
  passed: Passed,
): Cells | null {
  const columns = relations.flatMap(({ columns: all, texts }) =>
    all.flatMap(({ name, treatment }): readonly TextColumn[] => {
      const view = texts.get(name);
      return view === undefined ? [] : [{ view, treatment }];
    }),
  );
  if (columns.length === 0) return null;
  const search = searches(ports, work, passed);
  return async (rows) => {
    const handles = handlesIn(rows);
    if (handles.size === 0) return rows;
    const texts = await resolve(ports, work, relations, columns, [...handles], passed, search);
    return rows.map((body) => swap(body, texts));
  };
}

async function resolve(
  ports: GatePorts,
  work: Case,
  relations: readonly DoorRelation[],
  columns: readonly TextColumn[],
  handles: readonly string[],
  passed: Passed,
  search: (subject: string) => Promise<ReturnType<typeof compileKnown>>,
): Promise<ReadonlyMap<string, string>> {
  const subjects = relations.some(({ scope }) => scope === 'every') ? [] : [passed.subject];
  const custom = (await ports.rules.of(work.purpose)).compiled;
  const texts = new Map<string, string>();
  for (const { view, treatment } of columns) {
    const found = await ports.statements.texts(work.source, view, handles, {
      access: passed.access,
      subjects,
    });
    const of = [...new Set(found.map(({ subject }) => subject))];
    for (let at = 0; at < of.length; at += AT_ONCE) await Promise.all(of.slice(at, at + AT_ONCE).map(search));
    for (const { handle, value, subject } of found) {
      texts.set(handle, treatText(value, treatment, { known: await search(subject), custom }).text);
    }
  }
  return texts;
}

/** What is known of each customer, read once a statement. */
function searches(
  ports: GatePorts,
  work: Case,
  passed: Passed,
): (subject: string) => Promise<ReturnType<typeof compileKnown>> {
  const known = new Map<string, Promise<ReturnType<typeof compileKnown>>>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before;
    const about = { ...passed, subject };
    const reading = ports.source
      .readCase([], valuesPlan(work, about))
      .then(({ values }) => compileKnown(unclearValues(about, work, values)));
    known.set(subject, reading);
    return reading;
  };
}

function isHandle(cell: Uint8Array | null): cell is Uint8Array {
  return (
    cell !== null &&
    cell.length > BEGINS.length &&
    BEGINS.every((byte, at) => cell[at] === byte) &&
    handlePattern.test(Buffer.from(cell).toString('latin1'))
  );
}

function handlesIn(rows: readonly Uint8Array[]): ReadonlySet<string> {
  const handles = new Set<string>();
  for (const body of rows) {
    for (const cell of new DataRow(body).cells()) {
      if (isHandle(cell)) handles.add(Buffer.from(cell).toString('latin1'));
    }
  }
  return handles;
}

/** A handle that stands for nothing here stays what it is: a text that says nothing. */
function swap(body: Uint8Array, texts: ReadonlyMap<string, string>): Uint8Array {
  const cells = new DataRow(body).cells();
  const shown = cells.map((cell) => {
    const text = isHandle(cell) ? texts.get(Buffer.from(cell).toString('latin1')) : undefined;
    return text === undefined ? cell : Buffer.from(text);
  });
  if (shown.every((cell, nth) => cell === cells[nth])) return body;
  const size = shown.reduce((sum, cell) => sum + 4 + (cell?.length ?? 0), 2);
  const made = Buffer.alloc(size);
  made.writeUInt16BE(shown.length, 0);
  let at = 2;
  for (const cell of shown) {
    made.writeInt32BE(cell?.length ?? -1, at);
    at += 4;
    if (cell !== null) {
      made.set(cell, at);
      at += cell.length;
    }
  }
  return made;
}
