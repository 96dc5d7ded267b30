/** A format that this package takes apart. Images and recordings of sound are files of another kind. */
export type FileFormat = 'text' | 'markdown' | 'html' | 'email' | 'json' | 'jsonl' | 'csv' | 'vtt' | 'srt';

const byExtension: ReadonlyMap<string, FileFormat> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['log', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['eml', 'email'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['vtt', 'vtt'],
  ['srt', 'srt'],
]);

/** The format of a file by its extension; `undefined` for one that cannot be redacted as text. */
export function formatOf(fileName: string): FileFormat | undefined {
  return byExtension.get(extensionOf(fileName));
}

/** The extension of a file name in lower case, without its dot; empty when there is none. */
export function extensionOf(fileName: string): string {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
