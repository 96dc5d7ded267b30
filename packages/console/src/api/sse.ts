/** Whether the server can reach this screen right now. */
export type StreamStatus = 'connecting' | 'live' | 'lost';

export interface StreamOptions {
  readonly url: string;
  /** What to do with each named event; the data is parsed JSON, of a shape the server promises and nobody has checked. */
  readonly on: Readonly<Record<string, (data: unknown) => void>>;
  readonly onStatus?: (status: StreamStatus) => void;
}

/** One connection to a line of events. */
export interface LineEnds {
  readonly onOpen: () => void;
  /** @param closed whether it will not come back by itself */
  readonly onLost: (closed: boolean) => void;
  readonly onEvent: (name: string, data: string) => void;
}

/** Connects once. @returns closes it */
export type OpenLine = (url: string, names: readonly string[], ends: LineEnds) => () => void;

let openLine: OpenLine = (url, names, { onOpen, onLost, onEvent }) => {
  const source = new EventSource(url);
  source.onopen = onOpen;
  source.onerror = () => {
    onLost(source.readyState === EventSource.CLOSED);
  };
  for (const name of names) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      onEvent(name, event.data);
    });
  }
  return () => {
    source.close();
  };
};

/** From now on lines are opened like this: an EventSource can say who asks by a cookie only. */
export function openLinesBy(other: OpenLine): void {
  openLine = other;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Listens to server-sent events and keeps listening. The browser itself reconnects after a dropped connection but gives
 * up after an error answer; here the wait doubles from half a second to fifteen.
 * @returns stops listening
 */
export function listen({ url, on, onStatus }: StreamOptions): () => void {
  let close: () => void = () => undefined;
  let timer: number | undefined;
  let wait = FIRST_WAIT_MS;

  const open = (): void => {
    close = openLine(url, Object.keys(on), {
      onOpen: () => {
        wait = FIRST_WAIT_MS;
        onStatus?.('live');
      },
      onLost: (closed) => {
        onStatus?.('lost');
        if (!closed) return;
        timer = window.setTimeout(open, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      },
      onEvent: (name, data) => on[name]?.(parse(data)),
    });
  };

  onStatus?.('connecting');
  open();
  return () => {
    window.clearTimeout(timer);
    close();
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
