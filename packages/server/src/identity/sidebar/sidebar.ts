import type { HintKey } from './hint.ts';

/** A helpdesk that shows Cordon beside a ticket, as people see it. */
export interface Sidebar {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  /** The only pages that may frame it. */
  readonly origins: readonly string[];
  readonly algorithm: HintKey['algorithm'];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export type NewSidebar = Pick<Sidebar, 'id' | 'source' | 'name' | 'origins'>;

/** A hint that was taken from a helpdesk, and the sidebar it came by. */
export interface TakenHint {
  readonly id: string;
  readonly sidebar: string;
  readonly source: string;
  /** The helpdesk's number of the ticket. */
  readonly ticket: string;
  readonly user: string;
}

/** A frame that works in somebody's name. */
export interface Frame {
  readonly id: string;
  readonly session: string;
  readonly person: string;
  readonly sidebar: string;
  readonly expiresAt: Date;
}

/** A frame is opened again after an hour, and after a quarter of one in which nothing was asked. */
export const FRAME_LIFE_MS = 60 * 60_000;
export const FRAME_IDLE_MS = 15 * 60_000;

/** Frames one session may have: of more, the oldest ends. */
export const FRAMES_AT_ONCE = 3;

/** How long a hint that was taken is remembered, and its number refused: longer than any is good. */
export const HINT_KEPT_MS = 12 * 60 * 60_000;

/** Whom hints for a sidebar have to be for. */
export function audienceOf(baseUrl: string, sidebar: string): string {
  return `${baseUrl}/sidebar/${sidebar}`;
}

/**
 * An origin as a policy may name it: scheme, host and port, https unless it is this machine. What else could stand in a
 * policy (a path, a wildcard, a second directive) is none.
 * @returns its one spelling, or null
 */
export function originOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.origin !== text || !/^[a-z\d.:[\]/-]+$/.test(text)) return null;
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && local) ? url.origin : null;
}
