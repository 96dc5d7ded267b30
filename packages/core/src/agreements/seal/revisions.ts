import { toLatin1 } from '@cordon/ledger';
import { fromHex } from './bytes.ts';
import { lengthOfDer } from './der.ts';
import { must } from './sealError.ts';

/** A signature as an incremental update adds it to a document. */
export interface Revision {
  /** Name of the signature field. */
  readonly field: string;
  /** Everything up to the end of this revision but the signature itself. */
  readonly signed: Uint8Array;
  /** The signature: CMS, DER. */
  readonly contents: Uint8Array;
  /** When the signer's clock said it was: epoch milliseconds. */
  readonly claimedAt: number;
  /** What the signature carries for itself. */
  readonly contact: string;
}

/** A document as it was before any signature, and each signature that was added. */
export interface Revisions {
  /** The bytes before the first signature: a prefix of the file. */
  readonly base: Base;
  readonly signatures: readonly Revision[];
}

/** The document before any signature, with its objects by number. */
export interface Base {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly trailer: Trailer;
  /** An object as it stands in the file, from `n 0 obj` on. @throws SealError when there is none */
  object(number: number): string;
}

interface Trailer {
  readonly size: number;
  readonly root: number;
  readonly info: number;
  readonly id: string;
  /** Offset of the cross-reference table before; null in the first revision. */
  readonly previous: number | null;
  /** Offset of its own. */
  readonly table: number;
  /** Where the trailer begins. */
  readonly start: number;
}

/** More updates than any document of ours has; a hostile file could have thousands. */
const MOST = 8;

const UPDATE = 'A change was added to the document that is no signature of ours';

/**
 * Takes a signed file apart: the document, then one update for each signature and nothing else. An update has one form,
 * byte for byte: the field with its value, the signature, the table that lists just these two. The last signature covers
 * the file up to its last byte.
 * @throws SealError
 */
export function readRevisions(file: Uint8Array): Revisions {
  const text = toLatin1(file);
  const updates: Revision[] = [];
  let depth = 0;
  const read = (end: number): { readonly base: Base; readonly size: number; readonly table: number } => {
    const trailer = readTrailer(text, end);
    if (trailer.previous === null) {
      return { base: readBase(file, text, end, trailer), size: trailer.size, table: trailer.table };
    }
    const table = readTable(text, trailer);
    depth += 1;
    must(depth <= MOST && table.field < end, `${UPDATE}.`);
    const before = read(table.field);
    const { base } = before;
    must(trailer.previous === before.table && trailer.size === before.size + 1, `${UPDATE}.`);
    must(
      trailer.root === base.trailer.root &&
        trailer.info === base.trailer.info &&
        trailer.id === base.trailer.id,
      `${UPDATE}.`,
    );
    must(table.signatureNumber === before.size, `${UPDATE}.`);
    updates.push(readUpdate(file, text, { ...table, end, xref: trailer.table }, base));
    return { base, size: trailer.size, table: trailer.table };
  };
  const { base } = read(file.length);
  return { base, signatures: updates };
}

const TRAILER =
  /trailer\n<<\n\/Size (\d{1,7})\n\/Root (\d{1,7}) 0 R\n(?:\/Prev (\d{1,10})\n)?\/Info (\d{1,7}) 0 R\n\/ID \[<([0-9A-F]{32})> <\5>\]\n>>\nstartxref\n(\d{1,10})\n%%EOF\n$/;

function readTrailer(text: string, end: number): Trailer {
  const from = Math.max(0, end - 400);
  const match = TRAILER.exec(text.slice(from, end));
  must(match !== null, 'The file does not end as a document of ours ends: something was cut off or added.');
  const [, size, root, previous, info, id = '', table] = match;
  return {
    size: Number(size),
    root: Number(root),
    info: Number(info),
    id,
    previous: previous === undefined ? null : Number(previous),
    table: Number(table),
    start: from + match.index,
  };
}

const offset = (at: number): string => `${String(at).padStart(10, '0')} 00000 n\r\n`;

function readBase(file: Uint8Array, text: string, end: number, trailer: Trailer): Base {
  const head = `xref\n0 ${String(trailer.size)}\n0000000000 65535 f\r\n`;
  must(text.startsWith(head, trailer.table), 'The document’s table of objects is damaged.');
  const first = trailer.table + head.length;
  must(first + 20 * (trailer.size - 1) === trailer.start, 'The document’s table of objects is damaged.');
  return {
    bytes: file.subarray(0, end),
    text: text.slice(0, end),
    trailer,
    object(number) {
      const line = text.slice(first + 20 * (number - 1), first + 20 * number);
      const at = Number(line.slice(0, 10));
      const found = number >= 1 && number < trailer.size && line === offset(at) && at < trailer.table;
      must(
        found && text.startsWith(`${String(number)} 0 obj\n`, at),
        `The document lacks its object ${String(number)}.`,
      );
      return text.slice(at, trailer.table);
    },
  };
}

interface Table {
  /** Where the field and the signature begin, and their numbers. */
  readonly field: number;
  readonly fieldNumber: number;
  readonly signature: number;
  readonly signatureNumber: number;
}

const TABLE = /^xref\n(\d{1,7}) 1\n(\d{10}) 00000 n\r\n(\d{1,7}) 1\n(\d{10}) 00000 n\r\n$/;

function readTable(text: string, { table, start }: Trailer): Table {
  const match = TABLE.exec(text.slice(table, start));
  must(table < start && match !== null, `${UPDATE}.`);
  const [, fieldNumber, field, signatureNumber, signature] = match.map(Number);
  return {
    field: field ?? 0,
    fieldNumber: fieldNumber ?? 0,
    signature: signature ?? 0,
    signatureNumber: signatureNumber ?? 0,
  };
}

const FIELD =
  /^(\d+ 0 obj\n<<\n\/FT \/Sig\n\/T \(([a-z]+)\)\n\/Type \/Annot\n\/Subtype \/Widget\n\/F 132\n\/P \d+ 0 R\n\/Rect \[0 0 0 0\]\n)\/V (\d+) 0 R\n(>>\nendobj\n)$/;

// Names and reasons are plain: no parenthesis or backslash, so the end of a string is where it seems to be.
const SIGNATURE =
  /^(\d+ 0 obj\n<<\n\/Type \/Sig\n\/Filter \/Adobe\.PPKLite\n\/SubFilter \/ETSI\.CAdES\.detached\n)(\/ByteRange \[[0-9 ]{34}\])\n\/Contents <([0-9a-f]+)>\n\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)\n\/Reason \([ -'*-[\]-~]*\)\n(?:\/ContactInfo \(([A-Za-z0-9_-]*)\)\n)?>>\nendobj\n$/;

function readUpdate(
  file: Uint8Array,
  text: string,
  {
    field,
    fieldNumber,
    signature,
    signatureNumber,
    end,
    xref,
  }: Table & { readonly end: number; readonly xref: number },
  base: Base,
): Revision {
  must(field < signature && signature < xref, `${UPDATE}.`);
  const fieldMatch = FIELD.exec(text.slice(field, signature));
  must(fieldMatch !== null, `${UPDATE}.`);
  const [, before = '', name = '', value, after = ''] = fieldMatch;
  const bare = before + after;
  must(Number(value) === signatureNumber && base.object(fieldNumber).startsWith(bare), `${UPDATE}.`);
  must(bare.startsWith(`${String(fieldNumber)} 0 obj\n`), `${UPDATE}.`);

  const match = SIGNATURE.exec(text.slice(signature, xref));
  must(match !== null, 'A signature is not in its one form.');
  const [, head = '', range = '', hex = ''] = match;
  must(head.startsWith(`${String(signatureNumber)} 0 obj\n`), `${UPDATE}.`);
  const opens = signature + head.length + range.length + '\n/Contents '.length;
  const closes = opens + hex.length + 2;
  const width = (n: number): string => String(n).padEnd(10, ' ');
  must(
    range === `/ByteRange [0 ${width(opens)} ${width(closes)} ${width(end - closes)}]`,
    'A signature does not cover the file from its first byte to its last.',
  );
  const signed = new Uint8Array(opens + end - closes);
  signed.set(file.subarray(0, opens));
  signed.set(file.subarray(closes, end), opens);
  const [year, month, day, hour, minute, second] = match.slice(4, 10);
  return {
    field: name,
    signed,
    contents: contentsOf(hex),
    claimedAt: Date.parse(
      `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`,
    ),
    contact: match[10] ?? '',
  };
}

/** The signature in its hole: the exact DER, then zeros to the end and nothing else. */
function contentsOf(hex: string): Uint8Array {
  const bytes = fromHex(hex, 'A signature');
  const length = lengthOfDer(bytes);
  must(
    bytes.subarray(length).every((byte) => byte === 0),
    'Something stands behind a signature.',
  );
  return bytes.subarray(0, length);
}
