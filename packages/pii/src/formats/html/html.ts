import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { FormatError } from '../formatError.ts';
import { splitJson } from '../json.ts';
import type { SplitDocument } from '../part.ts';
import { lineBreak, mark, splitBuilder, type Slot, type SplitBuilder } from '../splitBuilder.ts';
import { splitAttributes } from './attributes.ts';
import { escapeText } from './entities.ts';
import { blockTags, escapableRawText, isKnownTag, rawText } from './tags.ts';

/** A page in a page in a page: deeper than any mail is, and no stack is used up. */
const deepest = 4;
const headed: ReadonlySet<string> = new Set(['td', 'th', 'dd', 'dt']);
const longestHeading = 60;
const tagName = /^[a-z][a-z0-9:-]*$/;
const simpleDoctype = /^<!doctype(?:\s+[a-z]+)?(?:\s+(?:public|system)(?:\s+(?:"[^"]*"|'[^']*'))*)?\s*>$/i;

/**
 * Takes HTML apart: the text of a line across its inline tags, attribute values, comments (as HTML again: mail
 * programs read some), style sheets, JSON in scripts. Other scripts, event handlers and data URIs are dropped. What
 * no token accounts for is cut as well: doubled attributes, attributes of end tags.
 *
 * @throws {FormatError} when the text ends inside a tag or comment
 */
export function splitHtml(source: string, depth = 0): SplitDocument {
  const builder = splitBuilder(source);
  const lines = newLines(builder);
  const inner = (html: string): SplitDocument => splitHtml(html, depth + 1);
  let raw: string | undefined;
  let jsonScript = false;
  let done = 0;
  let foreign = 0;

  const rangeOf = ({ location }: Token.Token): readonly [number, number] => {
    const [start, end] = [location?.startOffset ?? 0, location?.endOffset ?? 0];
    if (start > done) uncovered(done, start);
    done = Math.max(done, end);
    return [start, end];
  };
  const uncovered = (from: number, to: number): void => {
    // `</>` and a NUL are no token; anything else a browser does not show must not pass unseen.
    if (/[^\s\0<>/]/.test(source.slice(from, to))) builder.cut(from, to, '', 'markup');
  };
  const text = (token: Token.CharacterToken): void => {
    const [start, end] = rangeOf(token);
    if (start === end) return;
    if (raw === 'script') {
      script(start, end, token.chars);
      return;
    }
    const verbatim = raw !== undefined && rawText.has(raw);
    lines.text({ start, end, text: token.chars, write: verbatim ? asItIs : escapeText }, raw !== undefined);
  };
  const script = (start: number, end: number, chars: string): void => {
    if (chars.trim() === '') return;
    if (!jsonScript) {
      builder.cut(start, end, '', 'script');
      return;
    }
    const write = (redacted: string): string => redacted.replaceAll('<', '\\u003c');
    builder.nested({ start, end, text: chars, write }, splitJson(chars));
  };
  const strangeTag = (token: Token.TagToken, start: number, end: number, slash: '' | '/'): boolean => {
    // "Mira <mira@mail.example>" is a tag to a browser and an address to everybody else.
    const whole = source.slice(start, end);
    if (tagName.test(token.tagName) && (isKnownTag(token.tagName) || foreign > 0)) return false;
    if (tagName.test(token.tagName)) {
      const from = start + 1 + slash.length;
      const name = source.slice(from, from + token.tagName.length);
      builder.part([{ start: from, end: from + name.length, text: name, write: () => 'x-removed' }]);
      return false;
    }
    lines.text({ start, end, text: whole, write: escapeText }, true);
    return true;
  };

  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const [start, end] = rangeOf(token);
        const name = token.tagName;
        if (strangeTag(token, start, end, '')) return;
        if (name === 'svg' || name === 'math') foreign += token.selfClosing ? 0 : 1;
        lines.tag(name);
        splitAttributes(builder, token, source, depth < deepest ? inner : dropAll);
        cutLeftovers(builder, token, source);
        if (escapableRawText.has(name)) tokenizer.state = TokenizerMode.RCDATA;
        else if (rawText.has(name)) tokenizer.state = TokenizerMode.RAWTEXT;
        else if (name === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (name === 'plaintext') tokenizer.state = TokenizerMode.PLAINTEXT;
        else return;
        raw = name;
        jsonScript = name === 'script' && isJson(token);
      },
      onEndTag(token) {
        const [start, end] = rangeOf(token);
        raw = undefined;
        if (strangeTag(token, start, end, '/')) return;
        if (token.tagName === 'svg' || token.tagName === 'math') foreign = Math.max(0, foreign - 1);
        lines.tag(token.tagName);
        const bare = source.slice(start, end);
        if (!/^<\/[^\s/>]+\s*>$/.test(bare)) {
          builder.cut(start + 2 + token.tagName.length, end, '>', 'attribute');
        }
      },
      onComment(token) {
        const [start, end] = rangeOf(token);
        if (source[end - 1] !== '>') throw new FormatError('ends inside a comment');
        const write = (redacted: string): string => `<!--${redacted.replace(/--+!?>|^-?>|<!--/g, '')}-->`;
        const slot = { start, end, text: token.data, write };
        if (!token.data.includes('<')) builder.part([slot]);
        else if (depth < deepest) builder.nested(slot, commentAsHtml(token.data, inner));
        else builder.cut(start, end, '<!---->', 'comment');
      },
      onDoctype(token) {
        const [start, end] = rangeOf(token);
        const doctype = source.slice(start, end);
        if (simpleDoctype.test(doctype)) {
          builder.part([{ start, end, text: doctype, write: () => '<!doctype html>' }]);
        } else builder.cut(start, end, '<!doctype html>', 'markup');
      },
      onCharacter: text,
      onNullCharacter: text,
      onWhitespaceCharacter: text,
      onEof() {
        if (done < source.length) throw new FormatError('ends inside a tag');
        lines.end();
      },
    },
  );
  tokenizer.write(source, true);
  return builder.done();
}

function asItIs(redacted: string): string {
  return redacted;
}

/** The end of a conditional comment of Outlook, which is only half a tag inside of the comment. */
const conditionEnd = /<!\[endif\]$/i;

/** A comment that is no whole HTML is searched as text. */
function commentAsHtml(data: string, inner: (html: string) => SplitDocument): SplitDocument {
  const builder = splitBuilder(data);
  const text = data.replace(conditionEnd, '');
  const slot = { start: 0, end: text.length, text, write: asItIs };
  try {
    builder.nested(slot, inner(text));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    builder.part([slot]);
  }
  return builder.done();
}

function dropAll(html: string): SplitDocument {
  const builder = splitBuilder(html);
  builder.cut(0, html.length, '', 'markup');
  return builder.done();
}

function isJson({ attrs }: Token.TagToken): boolean {
  const type = attrs.find(({ name }) => name === 'type')?.value ?? '';
  return /^(?:application|text)\/(?:[\w.-]+\+)?json\b/i.test(type.trim());
}

/** Bytes of a start tag that belong to no attribute the parser reports: a second `title` is in the file all the same. */
function cutLeftovers(builder: SplitBuilder, token: Token.TagToken, source: string): void {
  const { startOffset, endOffset, attrs = {} } = token.location ?? { startOffset: 0, endOffset: 0 };
  const places = Object.values(attrs).sort((a, b) => a.startOffset - b.startOffset);
  let at = startOffset + 1 + token.tagName.length;
  for (const to of [...places.map((place) => place.startOffset), endOffset - 1]) {
    if (/[^\s/]/.test(source.slice(at, to))) builder.cut(at, to, ' ', 'attribute');
    at = places.find((place) => place.startOffset === to)?.endOffset ?? to;
  }
}

/** Gathers the text of one line, across inline tags, into a part. */
interface Lines {
  text(slot: Slot, verbatim: boolean): void;
  tag(name: string): void;
  end(): void;
}

function newLines(builder: SplitBuilder): Lines {
  let run: (Slot | string)[] = [];
  let before: string | undefined;
  const end = (): string => {
    const said = run.map((piece) => (typeof piece === 'string' ? '' : piece.text)).join('');
    const about = before === undefined ? {} : { label: before };
    if (said.trim() !== '') builder.part(run, about);
    run = [];
    return said.trim();
  };
  return {
    text(slot, verbatim) {
      // Line ends and runs of spaces are one space to a reader.
      const text = verbatim ? slot.text : slot.text.replace(/[ \t\r\n\f]+/g, ' ');
      const last = run.at(-1);
      if (typeof last === 'object' && last.end === slot.start && last.write === slot.write) {
        run[run.length - 1] = { ...last, end: slot.end, text: last.text + text };
      } else run.push(text === slot.text ? slot : { ...slot, text });
    },
    tag(name) {
      if (!blockTags.has(name)) {
        if (run.length > 0) run.push(name === 'br' ? lineBreak : mark);
        return;
      }
      const said = end();
      // The heading of a row or a definition is context for what stands beside it.
      if (!headed.has(name)) before = undefined;
      else if (said !== '') before = said.length > longestHeading ? undefined : said;
    },
    end: () => void end(),
  };
}
