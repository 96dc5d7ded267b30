import type { PiiType } from '../span.ts';

/** What is written in the place of a value. Pure: the same operator gives the same text for the same value. */
export interface Operator {
  readonly name: string;
  /** Whether a part of the value can be read in what it writes. */
  readonly shows?: true;
  /** What stands for a value; never the value itself. */
  apply(value: string, type: PiiType): string;
  /** Told each text before it is redacted, for operators that must not repeat what is already in it. */
  reserve?(text: string): void;
}

/** The operator of each type; `*` is for all others. */
export type Operators = Readonly<Partial<Record<PiiType | '*', Operator>>>;
