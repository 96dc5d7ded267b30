import { Unreadable } from './refused.ts';
import { readNumbers } from './wordNumbers.ts';
import { readStyles } from './wordStyles.ts';
import { readWordText } from './wordText.ts';
import { readXml } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

export interface DocxText {
  readonly text: string;
  readonly tracked: number;
  readonly comments: number;
}

/**
 * The text of a Word file (ISO/IEC 29500, WordprocessingML). Only the parts named here are unpacked; pictures, macros,
 * embedded files and links to outside are never looked at.
 * @throws Unreadable
 */
export function readDocx(bytes: Uint8Array): DocxText {
  const zip = openZip(bytes);
  const main = related(zip, '').get('officeDocument');
  if (main === undefined) throw new Unreadable();
  const parts = related(zip, main);
  const part = (type: string): Uint8Array | null => {
    const name = parts.get(type);
    return name === undefined || !zip.has(name) ? null : zip.read(name);
  };
  const styles = readStyles(part('styles'));
  const numbers = readNumbers(part('numbering'));
  return { ...readWordText(zip.read(main), styles, numbers), comments: countComments(part('comments')) };
}

/** The parts a part is related to inside the file, by the last word of their type (OPC, ISO/IEC 29500-2, 9.3). */
function related(zip: Zip, part: string): ReadonlyMap<string, string> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const found = new Map<string, string>();
  if (!zip.has(name)) return found;
  readXml(zip.read(name), {
    open({ name: element, attributes }) {
      const { Type: type = '', Target: target = '', TargetMode: mode } = attributes;
      if (element !== 'Relationship' || mode === 'External') return;
      const word = type.slice(type.lastIndexOf('/') + 1);
      if (!found.has(word)) found.set(word, resolved(folder, target));
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function countComments(bytes: Uint8Array | null): number {
  let count = 0;
  if (bytes === null) return count;
  readXml(bytes, {
    open({ name }) {
      if (name === 'comment') count++;
    },
    text: () => undefined,
    close: () => undefined,
  });
  return count;
}
