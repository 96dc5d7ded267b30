/** Characters that one block stands for: how long a value is stays as vague as that. */
const STEP = 8;
const MOST_BLOCKS = 60;
const BLOCK = '•••••• ';

/**
 * What stands in the place of a text: nothing of it but, coarsely, how much room it takes, so that the page keeps its shape.
 * White space alone stays white space, and what is masked stays as it is.
 */
export function maskText(text: string): string {
  if (/^[• ]*$/.test(text)) return text;
  const { length } = text.trim();
  if (length === 0) return text === '' ? '' : ' ';
  return BLOCK.repeat(Math.min(MOST_BLOCKS, Math.ceil(length / STEP))).trimEnd();
}

/** What stands in a field somebody typed into, whatever and however much it was. */
export function maskInput(text: string): string {
  return text === '' ? '' : '••••••';
}
