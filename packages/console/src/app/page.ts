import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { PersonRole } from '../api/types.ts';

/**
 * One page. Each folder below pages/ exports `pages` from its page.ts: that file is loaded at start and stays small, the
 * page itself is loaded when it is opened.
 */
export interface Page {
  /** Route path, as react-router writes it: `/tickets/:ticket`. */
  readonly path: string;
  /** Document title and name in the command palette. */
  readonly title: string;
  /** Who may open it; `anyone` is for pages before sign-in. */
  readonly roles: readonly PersonRole[] | 'anyone';
  /** Roles that land here after sign-in. */
  readonly homeOf?: readonly PersonRole[];
  /** Entry in the main navigation; lower order first. */
  readonly nav?: {
    readonly order: number;
    readonly icon: Icon;
    /** How many there wait for somebody, beside the title; nothing when none do. */
    readonly Count?: ComponentType;
  };
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}
