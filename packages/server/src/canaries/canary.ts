/** A customer that nobody is: a row of the company's own database, known as one here only. */
export interface Canary {
  readonly id: string;
  readonly source: string;
  /** The customer's number in the source. */
  readonly subject: string;
  /** The address on file; mail to it and to all its variants arrives at our receiver. */
  readonly address: string;
  /** What those who seeded it call it. */
  readonly label: string;
  readonly seededAt: Date;
}

/** Whom one address was shown to. */
export interface Shown {
  readonly canary: Canary;
  readonly person: string;
  readonly agreement: string;
}

export type Via = 'mail' | 'lookup' | 'test';

/** Somebody used an address of a canary. */
export interface Contact {
  readonly id: string;
  readonly canary: string;
  readonly at: Date;
  readonly via: Via;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly vendor: { readonly id: string; readonly name: string } | null;
  readonly agreement: { readonly id: string; readonly title: string } | null;
  readonly entries: readonly number[];
  readonly sender: string;
}

/** An access under which an address was shown. */
export interface Showing {
  readonly entry: number;
  readonly at: Date;
  readonly kind: string;
  readonly ticket: string | null;
  readonly resource: string | null;
}
