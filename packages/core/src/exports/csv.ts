/** A cell that a spreadsheet would take for a formula (OWASP, CSV injection). A plain number is none. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A line of RFC 4180, every cell in quotes, none of them a formula. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => `"${guarded(cell ?? '').replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}
