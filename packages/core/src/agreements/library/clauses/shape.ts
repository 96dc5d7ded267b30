/** A clause as it is read and signed. */
export interface Wording {
  readonly title: string;
  readonly text: string;
}

interface Said {
  readonly label: string;
  readonly help?: string;
}

/**
 * What can be set in a clause, and what it is set to at first. Whatever an effect uses is an `integer`, `word`, `time`,
 * `choice` or `list`: only for these do two values never read alike, so that the words always tell the effect.
 */
export type Variable =
  | (Said & {
      readonly type: 'integer';
      readonly min: number;
      readonly max: number;
      readonly default: number;
      /** In the singular; minutes are said as hours or days where they come out even. */
      readonly unit?: string;
    })
  | (Said & { readonly type: 'text'; readonly default: string })
  | (Said & { readonly type: 'word'; readonly default: string })
  | (Said & { readonly type: 'time'; readonly default: string })
  | (Said & {
      readonly type: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly default: string;
    })
  | (Said & {
      readonly type: 'list';
      /** When given, nothing else may stand in the list. */
      readonly options?: readonly string[];
      readonly default: readonly string[];
    });

/** A clause of the library: wording of our own, what it does, what it answers and how one sees that it is kept. */
export interface LibraryClause {
  readonly id: string;
  readonly title: string;
  /** `{{name}}` stands for a variable of the clause or for a particular of the document. */
  readonly text: string;
  /**
   * Words it had in earlier versions of the library, with the same effect: agreements that were made from them keep it.
   * A clause whose effect changes is another clause, with an id of its own.
   */
  readonly earlier?: readonly Wording[];
  readonly variables?: Readonly<Record<string, Variable>>;
  /** Ids of the checklist items it satisfies. */
  readonly answers: readonly string[];
  /** Ids of items that do not concern an agreement which has this clause. */
  readonly notApplicable?: readonly string[];
  readonly citations: readonly string[];
  readonly owner: 'controller' | 'processor' | 'both';
  /** Who does what, in one sentence. */
  readonly does: string;
  /** Keys of `evidence.ts`. */
  readonly evidence: readonly string[];
  /** The kind of fact its condition waits for, when an installation may not feed it. */
  readonly needs?: string;
  /** What a drafter should know before adding it. */
  readonly note?: string;
  /** `Effects` in which a text `$name` stands for the value of a variable. */
  readonly effects?: unknown;
}

/** Some clauses of the library, as one file holds them. */
export interface LibraryFile {
  readonly version: string;
  readonly clauses: readonly LibraryClause[];
}
