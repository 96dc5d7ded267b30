import { WireViolation } from './violation.ts';

/**
 * Elements of a one-dimensional array in its text format (PostgreSQL's manual, "Array Input and Output Syntax").
 * @throws WireViolation for what is none, or has more dimensions
 */
export function readTextArray(text: string): readonly (string | null)[] {
  if (text === '{}') return [];
  if (!text.startsWith('{') || !text.endsWith('}') || text.length < 3) {
    throw new WireViolation('an array that is none');
  }
  const elements: (string | null)[] = [];
  const end = text.length - 1;
  for (let at = 1; at <= end; at += 1) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1);
      elements.push(quoted.value);
      at = quoted.next;
    } else {
      const from = at;
      while (at < end && text[at] !== ',') at += 1;
      const plain = text.slice(from, at);
      if (plain === '' || /[{}"\\]/.test(plain)) throw new WireViolation('an array of more dimensions');
      elements.push(plain === 'NULL' ? null : plain);
    }
    if (at < end && text[at] !== ',') throw new WireViolation('an array without a comma');
  }
  return elements;
}

/** @param at behind the opening quote @returns where the closing one was passed */
function readQuoted(text: string, at: number): { readonly value: string; readonly next: number } {
  let value = '';
  for (let i = at; i < text.length; i += 1) {
    const character = text[i];
    if (character === '"') return { value, next: i + 1 };
    value += character === '\\' ? (text[++i] ?? '') : (character ?? '');
  }
  throw new WireViolation('an array whose quote does not end');
}
