import type { Line } from './markdown.ts';

/** A heading and the lines below it. */
export interface Part {
  readonly line: number;
  readonly title: string;
  readonly lines: readonly Line[];
}

/**
 * Cuts lines at their headings.
 * @returns first what stands above every heading
 */
export function cut(lines: readonly Line[], heading: RegExp): readonly Part[] {
  const parts: { line: number; title: string; lines: Line[] }[] = [{ line: 1, title: '', lines: [] }];
  for (const line of lines) {
    const title = heading.exec(line.text)?.[1];
    if (title === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ line: line.number, title, lines: [] });
  }
  return parts;
}
