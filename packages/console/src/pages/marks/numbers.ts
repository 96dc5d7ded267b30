/** As many are sent at once; each part is signed by itself. */
const PART = 500;

const HEADING = /^(?:id|number|customer(?:[ _-]?(?:id|number|no))?)$/i;

/** Customers' numbers in what was pasted or read of a file: a line each, of a table the first column; each once. */
export function numbersIn(text: string): readonly string[] {
  const cells = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split(/[,;\t]/)[0] ?? '')
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((cell, line) => cell !== '' && !(line === 0 && HEADING.test(cell)));
  return [...new Set(cells)];
}

/** The same in parts. */
export function partsOf(numbers: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(numbers.length / PART) }, (_, part) =>
    numbers.slice(part * PART, (part + 1) * PART),
  );
}
