import type { Findings } from '../../assurance/index.ts';
import type { SigningActor } from '../../identity/index.ts';
import type { ScopeDeps } from '../clocks/scoping.ts';
import type { PeopleStore } from './people.store.ts';
import type { NoticeStore } from './store.ts';

export interface NoticeDeps extends ScopeDeps {
  readonly notices: NoticeStore;
  readonly noticePeople: PeopleStore;
  readonly findings: Findings;
  /** Enters an act at once. @returns its index, once durable */
  readonly enter: (
    act: string,
    actor: Omit<SigningActor, 'signed'> & Pick<SigningActor, 'signed'>,
    agreement: string | null,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
}
