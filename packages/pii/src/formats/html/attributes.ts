import type { SplitBuilder } from '../splitBuilder.ts';
import { escapeAttribute } from './entities.ts';
import { urlAttributes } from './tags.ts';

const plainName = /^[a-z_:][a-z0-9_:.-]{0,60}$/;
const script = /^\s*(?:java|vb)script:/i;
const dataUri = /^\s*data:/i;

/** What the parser tells of a start tag. */
export interface StartTag {
  readonly attrs: readonly { readonly name: string; readonly value: string }[];
  readonly location: {
    readonly attrs?: Readonly<Record<string, { readonly startOffset: number; readonly endOffset: number }>>;
  } | null;
}

/** Splits the HTML of a `srcdoc`; handed in, since it is HTML again. */
export type SplitInner = (html: string) => ReturnType<SplitBuilder['done']>;

/**
 * Adds the attributes of a start tag: their values are searched, with the attribute's name (or that of the form
 * field) as context. Handlers, scripts and data URIs are cut: a picture or a program cannot be searched here.
 */
export function splitAttributes(
  builder: SplitBuilder,
  token: StartTag,
  source: string,
  inner: SplitInner,
): void {
  const field = labelOfField(token);
  for (const { name, value } of token.attrs) {
    const place = token.location?.attrs?.[name];
    if (place === undefined) continue;
    const { startOffset: start, endOffset: end } = place;
    if (!plainName.test(name)) {
      builder.cut(start, end, '', 'attribute');
      continue;
    }
    const write = (redacted: string): string =>
      `${source.slice(start, start + name.length)}="${escapeAttribute(redacted)}"`;
    if (value === '') continue;
    if (/^on[a-z]+$/.test(name) || script.test(value)) {
      builder.cut(start, end, write(''), 'script');
    } else if (dataUri.test(value) || (name === 'srcset' && /data:/i.test(value))) {
      builder.cut(start, end, write('data:,'), 'data URI');
    } else if (name === 'srcdoc') {
      builder.nested({ start, end, text: value, write }, inner(value));
    } else {
      const text = urlAttributes.has(name) ? decodedUrl(value) : value;
      builder.part([{ start, end, text, write }], { label: labelOf(name, field) });
    }
  }
}

/** What a browser would send or dial: percent escapes undone; as it is where they are broken. */
export function decodedUrl(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function labelOf(name: string, field: string | undefined): string {
  if (['value', 'content', 'placeholder'].includes(name) && field !== undefined) return field;
  return name.startsWith('data-') ? name.slice('data-'.length) : name;
}

function labelOfField({ attrs }: StartTag): string | undefined {
  const names = ['name', 'property', 'itemprop', 'autocomplete', 'aria-label', 'id'];
  return names
    .map((name) => attrs.find((attr) => attr.name === name)?.value)
    .find((value) => value !== undefined);
}
