import { decodeHTML } from 'entities/decode';

/** The character a reference stands for; a text that is none comes back as it is. */
export function decodeEntity(reference: string): string {
  return decodeHTML(reference);
}

/** A text for the content of an element. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text for an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
