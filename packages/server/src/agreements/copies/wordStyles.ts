import { levelIn } from './wordNumbers.ts';
import { readXml } from './xml.ts';

/** What a paragraph has from its style. */
export interface Style {
  readonly heading: boolean;
  /** The list it counts in, and its level where the style names one. */
  readonly number: string | null;
  readonly level: number | null;
}

interface Written {
  name: string;
  basedOn: string | null;
  outline: boolean;
  number: string | null;
  level: number | null;
}

/** Styles build on each other; a chain longer than this is a ring. */
const CHAIN = 20;

const PLAIN: Style = { heading: false, number: null, level: null };

/** @param bytes word/styles.xml; null when the document has none */
export function readStyles(bytes: Uint8Array | null): (style: string | null) => Style {
  const styles = new Map<string, Written>();
  let open: Written | null = null;
  if (bytes !== null) {
    readXml(bytes, {
      open({ name, attributes }) {
        const value = attributes.val ?? '';
        if (name === 'style') {
          open = { name: '', basedOn: null, outline: false, number: null, level: null };
          styles.set(attributes.styleId ?? '', open);
        } else if (open !== null) {
          if (name === 'name') open.name = value;
          else if (name === 'basedOn') open.basedOn = value;
          else if (name === 'outlineLvl') open.outline = Number(value) < 9;
          else if (name === 'numId') open.number = value;
          else if (name === 'ilvl') open.level = levelIn(value);
        }
      },
      text: () => undefined,
      close({ name }) {
        if (name === 'style') open = null;
      },
    });
  }
  return (id) => {
    let style = id === null ? undefined : styles.get(id);
    let found = PLAIN;
    for (let step = 0; style !== undefined && step < CHAIN; step++) {
      found = {
        heading: found.heading || style.outline || /^(?:heading|title)\b/i.test(style.name),
        number: found.number ?? style.number,
        level: found.level ?? style.level,
      };
      style = style.basedOn === null ? undefined : styles.get(style.basedOn);
    }
    return found;
  };
}
