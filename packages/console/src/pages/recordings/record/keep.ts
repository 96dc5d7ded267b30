import { maskText, type OwnWords } from '@cordon/core/recordings';

/** Elements of which nothing is recorded but the room they take: pictures, drawings, other pages, and what was revealed. */
export const BLOCKED = 'img, picture, canvas, iframe, video, audio, object, embed, [data-never-recorded]';

/** Elements that show values, where even a text that is one of Cordon's words is none. */
const VALUES = '[data-values]';

/** What stays of the texts of a page. */
export interface TextKeep {
  /** For rrweb: marks what is Cordon's own, and masks everything else where it stands. */
  readonly mark: (text: string, element: Element | null) => string;
  /** For everything that leaves: a text without the mark is masked, whether or not rrweb asked about it. */
  readonly text: (text: string) => string;
}

/**
 * @param words which texts are Cordon's own
 * @param secret something that no page can hold, new for each recording
 */
export function textKeep(words: OwnWords, secret: string): TextKeep {
  const isOwn = (text: string, element: Element | null): boolean =>
    element !== null && element.closest(VALUES) === null && words(text);
  return {
    mark: (text, element) => (isOwn(text, element) ? secret + text : maskText(text)),
    text: (text) => (text.startsWith(secret) ? text.slice(secret.length) : maskText(text)),
  };
}
