import type { Found } from '../../../packages/pii/eval/score.ts';

/**
 * Where a package that gives back only a string has put its placeholders: the text between them is looked for in the
 * original, as near as it comes; what lies between is what was replaced. Where two placeholders touch, all of it is given
 * to the first.
 *
 * @param types placeholder, as written -> type
 * @returns undefined when the result cannot be the original with pieces replaced
 */
export function aligned(
  original: string,
  redacted: string,
  types: Readonly<Record<string, string>>,
): Found[] | undefined {
  const names = Object.keys(types).sort((a, b) => b.length - a.length);
  const parts = redacted.split(new RegExp(`(${names.join('|')})`));
  const pattern = parts.map((part, at) => (at % 2 === 1 ? '([^]*?)' : escaped(part))).join('');
  const match = new RegExp(`^${pattern}$`, 'd').exec(original);
  if (match === null) return undefined;
  const found: Found[] = [];
  for (let at = 1; at < parts.length; at += 2) {
    const range = match.indices?.[(at + 1) / 2];
    if (range === undefined || range[0] === range[1]) continue;
    found.push({ start: range[0], end: range[1], type: types[parts[at] ?? ''] ?? 'OTHER' });
  }
  return found;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
