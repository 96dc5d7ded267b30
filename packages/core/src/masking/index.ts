import type { Cell, FieldType, Treatment } from '../kernel/index.ts';
import { clear } from './clear.ts';
import { generalise } from './generalise.ts';
import { hidden } from './hidden.ts';
import type { Mask, MaskContext } from './mask.ts';
import { partial } from './partial.ts';
import { redact } from './redact.ts';
import { token } from './token.ts';

export type { Mask, MaskContext } from './mask.ts';
export { treatText, treatTexts, type SearchedFor, type Treatable, type TreatedText } from './freeText.ts';

const masks: Readonly<Record<Treatment, Mask>> = { clear, partial, generalise, token, redact, hidden };

/** A column of a field, treated, as an SQL expression. @param ref quoted and qualified column reference */
export function maskSql(treatment: Treatment, ref: string, type: FieldType, category: string): string {
  return masks[treatment].sql(ref, type, category);
}

/** A cell, treated: the same result as the SQL expression gives for the same value. */
export function maskCell(
  treatment: Treatment,
  cell: Cell,
  type: FieldType,
  category: string,
  context: MaskContext,
): Cell {
  return masks[treatment].apply(cell, type, category, context);
}
