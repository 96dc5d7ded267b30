/** What a vendor still holds when an agreement ends, and has to delete, return or hand in. */
export const taskKinds = [
  'category',
  'notes',
  'exports',
  'recordings',
  'sub-processor',
  'credentials',
  'devices',
] as const;

export type TaskKind = (typeof taskKinds)[number];

/** Kinds that are personal data: the controller chooses deletion or return, and a legal hold keeps them. */
const DATA: ReadonlySet<TaskKind> = new Set(['category', 'notes', 'exports', 'recordings', 'sub-processor']);

/** One thing owed after the end of an agreement. Planned from the signed terms, so nobody can forget to make it. */
export interface ClosingTask {
  /** Stable over every planning of the same agreement, e.g. `category:user.contact`. */
  readonly id: string;
  readonly kind: TaskKind;
  /** The data category of kind `category`; the name of kind `sub-processor`; else null. */
  readonly about: string | null;
  /** The clause that sets the time; null when the terms set none. */
  readonly clause: string | null;
  /** RFC 3339. From then on it is overdue. */
  readonly due: string;
}

/** Whether a task is about personal data. */
export function isData({ kind }: Pick<ClosingTask, 'kind'>): boolean {
  return DATA.has(kind);
}

export type Choice = 'delete' | 'return';

/** A thing the law makes the processor keep (GDPR Art. 28(3)(g), last words). */
export interface Kept {
  /** The law that requires storage, in the processor's words. */
  readonly law: string;
  /** RFC 3339: until when. */
  readonly until: string;
}

interface EventBase {
  readonly task: string;
  /** RFC 3339. */
  readonly at: string;
  /** Person id. */
  readonly by: string;
  readonly side: 'controller' | 'processor';
}

/** What happened to a task. Events are only ever added. */
export type ClosingEvent =
  | (EventBase & { readonly type: 'chosen'; readonly choice: Choice })
  | (EventBase & {
      readonly type: 'done';
      readonly method: string;
      readonly statement: string;
      /** SHA-256 of the evidence the vendor keeps, lower-case hex. */
      readonly evidence: string | null;
      readonly kept: Kept | null;
    })
  | (EventBase & { readonly type: 'confirmed' })
  | (EventBase & { readonly type: 'disputed'; readonly reason: string });

export type ClosingEventType = ClosingEvent['type'];
