import { limits } from './limits.ts';
import { Unreadable } from './refused.ts';
import { levelIn, type Numbers } from './wordNumbers.ts';
import type { Style } from './wordStyles.ts';
import { readXml, type XmlElement } from './xml.ts';

/** The text of a Word document as it reads with every tracked change accepted. */
export interface WordText {
  readonly text: string;
  /** Tracked insertions and deletions. */
  readonly tracked: number;
}

/** WordprocessingML, transitional and strict (ISO/IEC 29500). */
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** What is gone once changes are accepted. */
const GONE = new Set(['del', 'moveFrom']);
const COME = new Set(['ins', 'moveTo']);

/** Neither shown nor text: codes of fields, deleted text, a property as it was before a change. */
const SILENT = /^(?:instrText|delText|delInstrText|\w+PrChange)$/;

const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  ptab: '\t',
};

interface Paragraph {
  text: string;
  style: string | null;
  number: string | null;
  level: number | null;
  /** Its end was deleted: it runs into the next one. */
  joins: boolean;
}

/**
 * Reads word/document.xml. What is inserted under change tracking counts, what is deleted does not. Automatic numbers
 * are written before their paragraphs. Paragraphs are apart by an empty line.
 * @throws Unreadable
 */
export function readWordText(
  bytes: Uint8Array,
  styleOf: (style: string | null) => Style,
  numbers: Numbers,
): WordText {
  const path: string[] = [];
  const open: Paragraph[] = [];
  const blocks: string[] = [];
  let carried = '';
  let silentFrom = Infinity;
  let tracked = 0;
  let length = 0;
  let root = '';

  const add = (text: string): void => {
    const paragraph = open.at(-1);
    if (paragraph === undefined || silentFrom !== Infinity) return;
    length += text.length;
    if (length > limits.text) throw new Unreadable('upload-too-large');
    paragraph.text += text;
  };
  const inside = (...names: readonly string[]): boolean =>
    names.every((name, at) => path[path.length - names.length + at] === name);

  const start = (name: string, attributes: XmlElement['attributes']): void => {
    const paragraph = open.at(-1);
    if (name === 'p') open.push({ text: '', style: null, number: null, level: null, joins: false });
    else if (SILENT.test(name)) silentFrom = path.length;
    else if (GONE.has(name) || COME.has(name)) {
      tracked++;
      const gone = GONE.has(name);
      if (inside('pPr', 'rPr')) {
        if (gone && paragraph !== undefined) paragraph.joins = true;
      } else if (gone) silentFrom = path.length;
    } else if (name === 't' || paragraph === undefined) return;
    else if (inside('pPr')) {
      if (name === 'pStyle') paragraph.style = attributes.val ?? null;
    } else if (inside('pPr', 'numPr')) {
      if (name === 'numId') paragraph.number = attributes.val ?? null;
      if (name === 'ilvl') paragraph.level = levelIn(attributes.val);
    } else if (inside('r')) {
      const sign = SIGNS[name];
      if (sign !== undefined) add(sign);
    }
  };

  const end = (paragraph: Paragraph): void => {
    const text = carried + paragraph.text;
    carried = '';
    if (paragraph.joins) {
      carried = text;
      return;
    }
    const style = styleOf(paragraph.style);
    const number = paragraph.number ?? style.number;
    // Number 0 takes a paragraph out of the list its style has it in.
    const counts = number !== null && number !== '0' && text.trim() !== '';
    const level =
      paragraph.level ?? style.level ?? (counts ? numbers.levelOf(number, paragraph.style ?? '') : 0);
    const label = counts ? numbers.next({ number, level }) : '';
    blocks.push(label === '' ? text : `${label} ${text}`);
  };

  readXml(bytes, {
    open({ name, namespace, attributes }) {
      const word = WORD.has(namespace);
      if (path.length === 0) root = word ? name : '';
      if (silentFrom === Infinity) {
        if (word) start(name, attributes);
        // What older programs see in place of the choice before it: the same text again.
        else if (namespace === COMPATIBILITY && name === 'Fallback') silentFrom = path.length;
      }
      path.push(word ? name : '');
    },
    text(text) {
      if (path.at(-1) === 't') add(text);
    },
    close() {
      const name = path.pop();
      if (path.length === silentFrom) silentFrom = Infinity;
      else if (name === 'p' && silentFrom === Infinity) {
        const paragraph = open.pop();
        if (paragraph !== undefined) end(paragraph);
      }
    },
  });
  if (root !== 'document') throw new Unreadable();
  if (carried !== '') blocks.push(carried);
  return { text: blocks.filter((block) => block.trim() !== '').join('\n\n'), tracked };
}
