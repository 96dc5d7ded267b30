/** An answer of the installation to whoever asked: what a stranger sees. */
export interface Answer {
  readonly status: number;
  /** The code of a refusal. */
  readonly code: string | null;
  readonly entry: number | null;
  readonly json: unknown;
  /** Epoch milliseconds when it came. */
  readonly at: number;
}

/** One cell of the canary, as the data map names it. */
export interface Cell {
  readonly resource: string;
  readonly field: string;
}

/** Somebody made for the drill, at a browser of their own. */
export interface DrillAgent {
  readonly id: string;
  /** Raw values of the canary as this person would be shown them: none may be in an answer that masks. */
  readonly raw: readonly string[];
  /** Only the password; what comes next is for whoever has the second factor too. */
  password(guess?: string): Promise<Answer>;
  /** Password, second factor, keys of the session, undertaking. The first refusal, or the last answer. */
  signIn(headers?: Readonly<Record<string, string>>): Promise<Answer>;
  stepUp(): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  /** Looks the canary up, or what is typed instead. */
  lookUp(ticket: string, as: 'lookup' | 'rebind', typed?: string): Promise<Answer>;
  /** @param forged: signed for another reason than is sent */
  reveal(ticket: string, key: string, forged?: boolean): Promise<Answer>;
  /** A credential for another tool; its secret, or the refusal. */
  doorCredential(ticket: string): Promise<{ readonly answer: Answer; readonly secret: string }>;
}

/** Whose customer a ticket is: the canary, a customer number that nobody has, or a caller nobody confirmed. */
export type TicketOf = 'canary' | 'no-such-customer' | 'caller';

/** What is done to a copy of the ledger. */
export const tamperings = ['changed', 'dropped', 'swapped', 'cut-back'] as const;

export type Tampering = (typeof tamperings)[number];

/** How many rows whoever has a source's reading login gets without an access; null where the database refused. */
export interface BulkRead {
  readonly what: string;
  readonly rows: number | null;
}

/** What the attacks are made on: people and tickets made for it, and the canary. Nothing of it is a real customer's. */
export interface Range {
  /** The canary's number in its source. */
  readonly canary: string;
  readonly source: string;
  /** How many reveals and look-ups a shift has under the agreement; null where it sets no limit. */
  readonly limits: { readonly reveals: number | null; readonly lookups: number | null };
  /** Somebody new, who works under the agreement that is drilled. */
  agent(): Promise<DrillAgent>;
  /** Somebody of a vendor whose only network is one that documents use (RFC 5737), and that address. */
  outsider(): Promise<{
    readonly agent: DrillAgent;
    readonly listed: string;
    /** Lists the address they come from too: nothing else keeps them out. */
    readonly letIn: () => Promise<void>;
  }>;
  /** Somebody who works under an agreement that is over, with a ticket; null where none is. */
  pastAgent(): Promise<{ readonly agent: DrillAgent; readonly ticket: string } | null>;
  /** A new ticket in this person's hand. */
  ticket(of: TicketOf, agent: Pick<DrillAgent, 'id'>): Promise<string>;
  /** Gives it into somebody else’s hand. */
  hand(ticket: string, agent: Pick<DrillAgent, 'id'>): Promise<void>;
  /** Counts reveals as theirs, as if they had made them in this shift. */
  useUp(agent: Pick<DrillAgent, 'id'>, reveals: number): Promise<void>;
  closeTicket(ticket: string): Promise<void>;
  /** They leave, by the function by which everybody does. */
  leave(agent: Pick<DrillAgent, 'id'>): Promise<void>;
  /** A request of nobody. */
  stranger(path: string, headers: Readonly<Record<string, string>>): Promise<Answer>;
  /** Reads in bulk with the source's own reading login, counting rows and taking none; null without such a login. */
  bulkRead(): Promise<readonly BulkRead[] | null>;
  /** Whether a copy of the newest part of the ledger verifies; null: the copy is left as it is. */
  copyHolds(tampering: Tampering | null): Promise<boolean>;
  /** A replica made for the drill that hears, and then hears nothing: whether it served this session each time. */
  cutOff(agent: DrillAgent, path: string): Promise<{ readonly before: Answer; readonly after: Answer }>;
}
