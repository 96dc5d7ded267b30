const MARK = /\[Cordon entry \d{1,15}\]\s*$/;

/** A comment that Cordon writes into a helpdesk, with the entry it stands for. */
export function marked(text: string, entry: number): string {
  return `${text.trimEnd()}\n\n[Cordon entry ${String(entry)}]`;
}

/** Whether a comment is one of Cordon's, which keeps what it says itself. */
export function isMarked(text: string): boolean {
  return MARK.test(text);
}

/** Whether it is the one of this entry. */
export function isMarkedWith(text: string, entry: number): boolean {
  return text.trimEnd().endsWith(`[Cordon entry ${String(entry)}]`);
}
