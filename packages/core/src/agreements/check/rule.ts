/**
 * How a text answers an item, as data. Every string is an expression of `match/phrase.ts`: phrases with `|` between
 * them, names in capitals from the lexicon. A rule is written from the law and from how lawyers phrase it.
 */
export interface Alternative {
  /** Each of these stands in the one sentence or list item. */
  readonly all: readonly string[];
  /** None of this does. */
  readonly none?: string;
  /** Stands somewhere in the same clause, its heading included. */
  readonly about?: string;
  /**
   * Stands in the short heading that the sentence is under: "Duration of Processing" says what follows. With it `all`
   * may be empty.
   */
  readonly heading?: string;
  /** All of `all` within this many words. */
  readonly within?: number;
  /** The shortest time named is over, or at most, so many hours. Times set to an authority do not count. */
  readonly hours?: { readonly over: number } | { readonly most: number };
}

/**
 * What kind of sentence can answer.
 * - `duty`: somebody must do something; "may" makes it weak, a title or a definition is none;
 * - `right`: somebody may do something;
 * - `prohibition`: somebody must not; "shall not" is then the answer and no denial;
 * - `statement`: a fact, such as a place or a list; a table's cell will do;
 * - `flag`: a red flag; its words carry their own "not".
 */
export type RuleKind = 'duty' | 'right' | 'prohibition' | 'statement' | 'flag';

/** What an agreement is; a hygiene item can be for some of them only. */
export type Paper = 'dpa' | 'baa' | 'ccpa' | 'state' | 'scc' | 'uk';

export interface Rule {
  readonly id: string;
  readonly kind: RuleKind;
  /** Any of these answers the item. */
  readonly present?: readonly Alternative[];
  /**
   * Sentences of an official text that may not be changed. Any of the sets, nearly word for word, answers; nothing else
   * does, so that other words for it are at most weak.
   */
  readonly official?: readonly (readonly string[])[];
  /** A clause the parties may leave out: not asked when absent. */
  readonly optional?: true;
  /** Several things that must all be said, anywhere in the text; some of them is weak. */
  readonly facets?: readonly (readonly Alternative[])[];
  /** Touches the item and falls short of it. */
  readonly weak?: readonly Alternative[];
  /** Says the opposite; counts whatever else the text says. */
  readonly denied?: readonly Alternative[];
  /** With this elsewhere in the text, what denies the item only weakens it. */
  readonly relieved?: readonly Alternative[];
  /** "Reasonable efforts" and the like are what the law itself asks: no weakness. */
  readonly effortsSuffice?: true;
  /** Not asked unless this stands somewhere in the text. */
  readonly onlyIf?: readonly Alternative[];
  /** Not asked when this stands somewhere in the text. */
  readonly unless?: readonly Alternative[];
  /** Asked all the same when this stands somewhere in the text. */
  readonly despite?: readonly Alternative[];
  /** Only the one who handles the data can owe it: what the other side must do answers nothing. */
  readonly by?: 'processor';
  /** Not asked of other papers. */
  readonly papers?: readonly Paper[];
}

/** Rules of one topic, as one file has them. */
export type Rules = readonly Rule[];
