import { isObject, type Loose, type LooseObject } from './event.ts';

/** Longest style sheet that is kept, in characters. */
const MOST = 200_000;

/** What in CSS could show a text or fetch something: addresses, `content`, imports, and custom properties with a text in them. */
const TELLING = /url\s*\(|image-set\s*\(|@import|expression\s*\(|javascript:|\\[0-9a-f]/i;

/** A property of CSS and a value without a text, an address, or a number as long as somebody's. */
const DECLARATION = /^-{0,2}[a-z][\w-]{0,80}$/i;
const VALUE = /^(?!.*(?<![.\d])\d{5})[\w\s#%.,()+*/!-]{0,200}$/;

/** A `style` attribute, without the declarations that do not look like a measure, a colour or a word of CSS. */
export function safeStyle(style: string): string | null {
  return style.length > 4_000 ? null : declarationsOf(style);
}

function declarationsOf(text: string): string {
  return text
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      const [name, value] = [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
      return colon > 0 && isSafe(name, value) ? [`${name}: ${value}`] : [];
    })
    .join('; ');
}

/** The parts of a `style` attribute that changed, as rrweb writes them: a value, a value with its priority, or false. */
export function safeStyleChange(change: Loose | undefined): Loose | undefined {
  if (!isObject(change)) return undefined;
  const kept: Record<string, Loose> = {};
  for (const [name, value] of Object.entries(change)) {
    if (value === false && DECLARATION.test(name)) kept[name] = false;
    const [text, priority] = Array.isArray(value) ? (value as readonly Loose[]) : [value, ''];
    if (typeof text !== 'string' || !isSafe(name, text)) continue;
    kept[name] = priority === 'important' ? [text, 'important'] : text;
  }
  return kept satisfies LooseObject;
}

function isSafe(name: string, value: string): boolean {
  return DECLARATION.test(name) && name !== 'content' && VALUE.test(value) && !TELLING.test(value);
}

/** Names of elements, classes and states; of what an attribute is compared with, one short word. */
const SELECTOR = /^(?:[\w\s#.,:()>+~*&%-]|\[[\w-]+(?:[~^$*|]?=["']?[a-z-]{0,20}["']?)?\])*$/;
const WRAPPER = /^@(?:media|supports|layer|container)\b[\w\s.,:()<>=-]{0,200}$/;

/**
 * A style sheet of the page: rules whose declarations are safe as in a `style` attribute, also within `@media` and the like.
 * What is neither (imports, fonts, free text) is gone.
 */
export function safeSheet(css: string): string | null {
  return css.length > MOST ? null : blocksOf(css.replace(/\/\*[\s\S]*?\*\//g, ''), 0);
}

/** The blocks `before { inside }` of a sheet or of an at-rule, one after the other. */
function blocksOf(css: string, depth: number): string {
  let kept = '';
  let at = 0;
  while (depth < 4) {
    const open = css.indexOf('{', at);
    const close = open < 0 ? -1 : closing(css, open);
    if (close < 0) break;
    const before = css
      .slice(at, open)
      .replace(/^[\s\S]*;/, '')
      .trim();
    const inside = css.slice(open + 1, close);
    if (WRAPPER.test(before)) kept += `${before}{${blocksOf(inside, depth + 1)}}`;
    else if (before !== '' && before.length < 400 && SELECTOR.test(before) && !inside.includes('{')) {
      kept += `${before}{${declarationsOf(inside)}}`;
    }
    at = close + 1;
  }
  return kept;
}

function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}' && (depth -= 1) === 0) return at;
  }
  return -1;
}
