/** A run of text as it is shown. */
export type Inline =
  | { readonly kind: 'plain' | 'strong' | 'em' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

/** One mark each; no mark stands in another, so that no text can be read in two ways. */
const MARKS = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

/**
 * Reads bold, emphasis, code and links. A link goes to https or stays a text: a course is written by people, and `javascript:`
 * in one of them would run where others are signed in.
 */
export function inlines(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let at = 0;
  const plain = (until: number) => {
    if (until > at) found.push({ kind: 'plain', text: text.slice(at, until) });
  };
  for (const match of text.matchAll(MARKS)) {
    plain(match.index);
    at = match.index + match[0].length;
    const [whole, strong, em, code, label, to] = match;
    if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (em !== undefined) found.push({ kind: 'em', text: em });
    else if (code !== undefined) found.push({ kind: 'code', text: code });
    else if (label !== undefined && to !== undefined && isSafe(to))
      found.push({ kind: 'link', text: label, to });
    else found.push({ kind: 'plain', text: whole });
  }
  plain(text.length);
  return found;
}

/** Only https, and no name before the host that would make it look like another. */
function isSafe(to: string): boolean {
  return /^https:\/\/[a-z0-9.-]+(?:[/?#][^\\]*)?$/i.test(to);
}
