import { SaxesParser } from 'saxes';
import { limits } from './limits.ts';
import { Unreadable } from './refused.ts';

/** An element as its reader needs it: names without prefix, attributes without namespace. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlReader {
  open(element: XmlElement): void;
  text(text: string): void;
  close(element: XmlElement): void;
}

/**
 * Reads XML that nobody trusts. A document type is refused: entities that grow or reach out are declared there, and no
 * Word file has one. Nothing is ever fetched.
 * @throws Unreadable
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let elements = 0;
  const refuse = (): never => {
    throw new Unreadable();
  };
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (++elements > limits.elements) throw new Unreadable('upload-too-large');
    if (open.length >= limits.depth) refuse();
    const element = {
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(Object.values(attributes).map((one) => [one.local, one.value])),
    };
    open.push(element);
    reader.open(element);
  });
  const text = (piece: string) => {
    if (open.length > 0) reader.text(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) reader.close(element);
  });
  parser.write(decoded(bytes)).close();
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable();
  }
}
