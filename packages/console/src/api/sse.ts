/** Whether the server can reach this screen right now. */
export type StreamStatus = 'connecting' | 'live' | 'lost';

export interface StreamOptions {
  readonly url: string;
  /** What to do with each named event; the data is parsed JSON, of a shape the server promises and nobody has checked. */
  readonly on: Readonly<Record<string, (data: unknown) => void>>;
  readonly onStatus?: (status: StreamStatus) => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Listens to server-sent events and keeps listening. The browser itself reconnects after a dropped connection but gives
 * up after an error answer; here the wait doubles from half a second to fifteen.
 * @returns stops listening
 */
export function listen({ url, on, onStatus }: StreamOptions): () => void {
  let source: EventSource | null = null;
  let timer: number | undefined;
  let wait = FIRST_WAIT_MS;

  const open = (): void => {
    source = new EventSource(url);
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      onStatus?.('live');
    };
    source.onerror = () => {
      onStatus?.('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    for (const [name, handle] of Object.entries(on)) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        handle(parse(event.data));
      });
    }
  };

  onStatus?.('connecting');
  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
