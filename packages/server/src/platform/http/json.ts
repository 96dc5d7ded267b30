/** Deeper nesting than any body of the API has; recursion below stays far from the stack's end. */
const MAX_DEPTH = 32;

/**
 * Parses a request body. Two readers that disagree about a body are a way past a check, so what readers disagree about
 * is refused: a key that stands twice (RFC 8259 section 4: the behaviour is unpredictable), and keys that reach an
 * object's prototype.
 * @throws SyntaxError without a word of the text
 */
export function parseStrict(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SyntaxError('not JSON');
  }
  if (hasUnsafeKeys(text))
    throw new SyntaxError('a key stands twice or is reserved, or it is nested too deep');
  return value;
}

const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** One pass over text that is known to be valid JSON: strings are found whole, so brackets inside them do not count. */
function hasUnsafeKeys(text: string): boolean {
  /** Keys seen in each open object; null stands for an open array. */
  const open: (Set<string> | null)[] = [];
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
  for (const [part, colon] of text.matchAll(token)) {
    if (part === '{' || part === '[') {
      if (open.length === MAX_DEPTH) return true;
      open.push(part === '{' ? new Set() : null);
    } else if (part === '}' || part === ']') {
      open.pop();
    } else if (colon !== undefined) {
      // Escapes make two spellings of one key.
      const key = JSON.parse(part.slice(0, part.length - colon.length)) as string;
      const seen = open.at(-1);
      if (RESERVED.has(key) || seen?.has(key) === true) return true;
      seen?.add(key);
    }
  }
  return false;
}
