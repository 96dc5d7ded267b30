/** How much of a JSON text is read before it is refused: what parses slowly or nests deeply is an attack or a mistake. */
export interface JsonLimits {
  /** Objects and arrays within each other. */
  readonly depth: number;
  /** Members of one object. */
  readonly members: number;
  /** Values in all. */
  readonly values: number;
}

export const jsonLimits: JsonLimits = { depth: 64, members: 1_000, values: 50_000 };

/** Why a text is refused; it quotes nothing of the text. */
export type JsonFault =
  'not-json' | 'duplicate-member' | 'lone-surrogate' | 'too-deep' | 'too-many-members' | 'too-many-values';

/** A JSON text that is not read. */
export class JsonRefused extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault);
    this.name = 'JsonRefused';
    this.fault = fault;
  }
}
