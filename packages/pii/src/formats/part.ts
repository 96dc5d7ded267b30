/** Redacts one part of a file (a cell, a value); `label` is the name of its field, read as context. */
export type RedactPart = (text: string, label?: string) => string;
