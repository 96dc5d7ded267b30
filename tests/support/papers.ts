import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../packages/server/src/platform/inflate.ts';

/** One file of a zip, with what its headers claim when that is not the truth. */
export interface ZipPart {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly claims?: Partial<{
    size: number;
    packed: number;
    crc: number;
    flags: number;
    localName: string;
    at: number;
  }>;
}

/** A zip file written by hand, so that it may lie. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims = {} } of parts) {
    const plain = Buffer.from(data);
    const packed = deflateRawSync(plain);
    const { flags = 0, crc = crc32(plain), size = plain.length, localName = name, at = offset } = claims;
    const packedSize = claims.packed ?? packed.length;
    const both = Buffer.alloc(26);
    both.writeUInt16LE(20, 0);
    both.writeUInt16LE(flags, 2);
    both.writeUInt16LE(8, 4);
    both.writeUInt32LE(crc, 10);
    both.writeUInt32LE(packedSize, 14);
    both.writeUInt32LE(size, 18);
    both.writeUInt16LE(Buffer.byteLength(localName), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), both, Buffer.from(localName), packed]);
    both.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), both, rest, Buffer.from(name));
    if (claims.at === undefined) {
      locals.push(local);
      offset += local.length;
    }
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** `word/document.xml` around a body. */
export function wordXml(body: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`;
}

/** The files of a Word document; more of them, or others in their place, by name. */
export function wordParts(
  document: string,
  others: Readonly<Record<string, string>> = {},
): readonly ZipPart[] {
  const inside = ['styles', 'numbering', 'comments']
    .map((type, at) => `<Relationship Id="r${String(at)}" Type="${OFFICE}/${type}" Target="${type}.xml"/>`)
    .join('');
  const parts = {
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}">${inside}</Relationships>`,
    'word/document.xml': document,
    ...others,
  };
  return Object.entries(parts).map(([name, data]) => ({ name, data }));
}

/** A part of the namespace of Word documents, e.g. `numbering`. */
export function wordPart(root: string, content: string): string {
  return `<w:${root} xmlns:w="${W}">${content}</w:${root}>`;
}

/** A one-page PDF whose page is this stream. @param more entries of the stream's dictionary */
export function pdfOf(stream: Uint8Array, more = '', trailer = ''): Buffer {
  const head = [
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj',
    '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj',
    '5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj',
    `4 0 obj\n<</Length ${String(stream.length)}${more}>>\nstream\n`,
  ].join('\n');
  const tail = `\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 6${trailer}>>\n%%EOF\n`;
  return Buffer.concat([Buffer.from(head), stream, Buffer.from(tail)]);
}
