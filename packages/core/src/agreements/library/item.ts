export const frameworks = ['gdpr', 'hipaa', 'ccpa', 'scc-914', 'scc-915', 'hygiene', 'red-flags'] as const;

export type Framework = (typeof frameworks)[number];

/** One thing an agreement has to say, or must not say. `id` is stable: GDPR-08, BAA-12, CC-10, SCC914-8.5, HYG-..., RF-... */
export interface Item {
  readonly id: string;
  readonly framework: Framework;
  /** A few words for tables. */
  readonly title: string;
  /** Our own wording of what is asked. */
  readonly requirement: string;
  /** Article, section or paragraph, e.g. `GDPR Art. 28(3)(a)`. */
  readonly citation: string;
  /** `contract`: the contract itself must say it; `statute`: the duty stands without it, saying it is advised; `advice`: good practice. */
  readonly by: 'contract' | 'statute' | 'advice';
  /** Whose obligation it is. */
  readonly owner: 'controller' | 'processor' | 'both';
}

/** A framework's items, and the version of the law they were written from. */
export interface ItemSet {
  readonly framework: Framework;
  readonly title: string;
  /** Name and state of the law, e.g. `11 CCR 7050-7053 as amended 1 January 2026`. */
  readonly regulation: string;
  readonly regulationVersion: string;
  readonly items: readonly Item[];
}
