import type { Cell, Field, Treatment } from '../kernel/index.ts';
import { maskCell, type MaskContext } from '../masking/index.ts';
import type { MarkKey } from './mark.ts';

/** The customer that is made up for one export. */
export interface CanaryRow {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Those of its cells that, together in one row, stand in no other export. */
  readonly telling: readonly string[];
}

const FIRST =
  'Alma Bruno Celia Dario Edith Felix Greta Hugo Irene Jonas Karla Linus Mona Nils Olga Pavel Rita Silas Tilda Urban Vera Willem Yara Zeno'.split(
    ' ',
  );
const LAST =
  'Abbott Brandt Castell Delacroix Engström Fairley Gallo Hartwell Ibsen Jarvis Kessler Lindqvist Marchetti Norwood Okafor Pellegrin Quist Rademaker Santoro Thorne Ulrich Vasquez Whitlock Zieliński'.split(
    ' ',
  );

/**
 * A customer that nobody has, written like the others of the export.
 * @param like cells of a real row: what tells nobody apart is taken over from it
 * @param key of the export: chooses who it is
 */
export function canaryRow(
  fields: readonly Field[],
  treatments: Readonly<Record<string, Treatment>>,
  like: Readonly<Record<string, Cell>>,
  key: MarkKey,
  context: MaskContext,
): CanaryRow {
  const bytes = key('canary');
  const number = bytes.slice(0, 5).reduce((sum, byte) => sum * 256 + byte, 0);
  const first = FIRST[(bytes[5] ?? 0) % FIRST.length] ?? '';
  const last = LAST[(bytes[6] ?? 0) % LAST.length] ?? '';
  const name = `${first} ${last}`;
  const made = ({ type, category }: Field): string | null => {
    if (category === 'user.name') return type === 'text' ? name : null;
    if (category.startsWith('user.unique_id')) return type === 'text' ? `R${String(number)}` : String(number);
    if (category === 'user.contact.email')
      return `${first}.${last}${String(number % 1000)}@example.com`.toLowerCase();
    if (category === 'user.contact.phone_number') return `+1 555 01${String(number % 100).padStart(2, '0')}`;
    if (category === 'user.contact.address.street') return `${String(number % 200)} ${last} Street`;
    return null;
  };
  const cells = Object.fromEntries(
    fields.map((field) => {
      const raw = made(field);
      const how = treatments[field.name] ?? 'hidden';
      const cell =
        raw === null ? (like[field.name] ?? null) : maskCell(how, raw, field.type, field.category, context);
      return [field.name, cell];
    }),
  );
  const telling = fields.flatMap((field) => {
    const cell = made(field) === null ? null : cells[field.name];
    return cell == null || ['clear', 'token'].every((how) => treatments[field.name] !== how) ? [] : [cell];
  });
  return { cells, telling };
}
