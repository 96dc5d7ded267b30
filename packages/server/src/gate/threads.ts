/** A message of a ticket's conversation, raw. */
export interface ThreadMessage {
  readonly id: string;
  readonly at: Date;
  readonly author: 'customer' | 'agent' | 'system' | 'note';
  readonly by: string | null;
  readonly body: string;
  readonly attachments: readonly {
    readonly id: string;
    readonly name: string;
    readonly mediaType: string;
    /** Bytes. */
    readonly size: number;
    readonly kept: boolean;
  }[];
}

/** A file of a message, raw. `body` is null where it was too large to keep. */
export interface ThreadFile {
  readonly name: string;
  readonly mediaType: string;
  readonly body: Uint8Array | null;
}

/** The conversation of a ticket, raw as the helpdesk delivered it. */
export interface ThreadPort {
  messages(ticket: string): Promise<readonly ThreadMessage[]>;
  /** @returns null when the ticket has no such file */
  attachment(ticket: string, id: string): Promise<ThreadFile | null>;
}
