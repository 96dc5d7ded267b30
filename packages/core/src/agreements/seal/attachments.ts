import { must } from './sealError.ts';
import type { Base } from './revisions.ts';

const NAMES = /\n\/Names <<\n\/EmbeddedFiles <<\n\/Names \[((?:\([a-z.]+\) \d+ 0 R ?)+)\]\n>>\n>>\n/;
const ENTRY = /\(([a-z.]+)\) (\d+) 0 R/g;
const FILE =
  /^\d+ 0 obj\n<<\n\/Type \/Filespec\n\/F \(([a-z.]+)\)\n\/UF \(\1\)\n\/Desc \([ -'*-[\]-~]*\)\n\/AFRelationship \/Data\n\/EF <<\n\/F (\d+) 0 R\n>>\n>>\nendobj\n/;
const STREAM =
  /^\d+ 0 obj\n<<\n\/Length (\d+)\/Type \/EmbeddedFile\n\/Subtype \/application#2Fjson\n\/Params <<\n\/Size \1\n>>\n>>\nstream\n/;

/**
 * The files attached to a document, by name, found the way a reader of PDF finds them: catalog, names, file, stream.
 * @throws SealError when the document does not have them in the form it was written in
 */
export function attachmentsOf(base: Base): ReadonlyMap<string, Uint8Array> {
  const catalog = base.object(base.trailer.root);
  const names = NAMES.exec(catalog.slice(0, catalog.indexOf('endobj')));
  must(names !== null, 'The document has no attachments.');
  const files = new Map<string, Uint8Array>();
  for (const [, name = '', number] of (names[1] ?? '').matchAll(ENTRY)) {
    const file = FILE.exec(base.object(Number(number)));
    must(file?.[1] === name && !files.has(name), 'An attachment is not what its name says.');
    files.set(name, streamOf(base, Number(file[2])));
  }
  return files;
}

function streamOf(base: Base, number: number): Uint8Array {
  const text = base.object(number);
  const head = STREAM.exec(text);
  must(head !== null, 'An attachment is damaged.');
  const start = base.trailer.table - text.length + head[0].length;
  const length = Number(head[1]);
  must(text.startsWith('\nendstream\nendobj\n', head[0].length + length), 'An attachment is damaged.');
  return base.bytes.subarray(start, start + length);
}
