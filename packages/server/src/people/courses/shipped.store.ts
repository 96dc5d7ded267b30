import { readdir, readFile } from 'node:fs/promises';

const CONTENT = new URL('content/', import.meta.url);

/**
 * The courses that come with the product: `content/<language>/<course>.md`.
 * @returns their texts, originals first, so that a translation finds what it is of
 */
export async function readShipped(): Promise<readonly string[]> {
  const languages = (await readdir(CONTENT)).toSorted(
    (a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b),
  );
  const texts: string[] = [];
  for (const language of languages) {
    const folder = new URL(`${language}/`, CONTENT);
    for (const name of (await readdir(folder)).toSorted())
      if (name.endsWith('.md')) texts.push(await readFile(new URL(name, folder), 'utf8'));
  }
  return texts;
}
