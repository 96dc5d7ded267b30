import type { PracticeId } from '../controls/index.ts';
import type { FrameworkId } from './frameworks.ts';

/** Where each framework asks for a control; a framework that does not is absent. */
export type References = Readonly<Partial<Record<FrameworkId, readonly string[]>>>;

/** One thing that is so, in our own words, which a test or a person can find to be otherwise. */
export interface Control {
  /** Stands in mappings, exports and entries; never changes. */
  readonly id: string;
  readonly practice: PracticeId;
  readonly text: string;
  readonly references: References;
}

/** A control before the practice it hangs on is known. */
export type Draft = readonly [id: string, text: string, references: References];

/** The drafts of some practices as controls. */
export function controlsOf(
  drafts: Readonly<Partial<Record<PracticeId, readonly Draft[]>>>,
): readonly Control[] {
  return (Object.entries(drafts) as [PracticeId, readonly Draft[]][]).flatMap(([practice, of]) =>
    of.map(([id, text, references]) => ({ id, practice, text, references })),
  );
}
