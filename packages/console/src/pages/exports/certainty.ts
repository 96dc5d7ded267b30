import type { ExportTraced } from '../../api/types.ts';

type Fit = Pick<ExportTraced['fits'][number], 'matched' | 'pieces' | 'chance' | 'canary'>;

/** How sure it is that a piece is from an export, in a sentence or two. */
export function certainty({ matched, pieces, chance, canary }: Fit): string {
  const made = canary ? 'The customer that was made up for this export alone is in it. ' : '';
  const marks = `${matched.toLocaleString('en')} of ${pieces.toLocaleString('en')} marks fit`;
  if (chance >= 1e-6) return `${made}${marks}, which alone would not do.`;
  const power = Math.floor(-Math.log10(Math.max(chance, Number.MIN_VALUE)));
  const odds =
    power >= 12
      ? 'less often than once in a million million'
      : `once in about ${(10 ** power).toLocaleString('en')}`;
  return `${made}${marks}. By chance some export would fit as well ${odds}.`;
}
