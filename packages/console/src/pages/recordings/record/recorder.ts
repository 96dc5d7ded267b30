import { maskInput, ownWords, scrub, type Loose, type RecordedEvent } from '@cordon/core/recordings';
import { send } from '../../../api/client.ts';
import { serverNow } from '../../../api/serverClock.ts';
import { BLOCKED, textKeep } from './keep.ts';
import { sender } from './pieces.ts';

/** How often what came is sent, and how many events at most wait for it. */
const EVERY_MS = 5_000;
const MOST_WAITING = 400;

export interface Recorder {
  /** Sends what is left, and says goodbye. */
  readonly stop: () => void;
}

/**
 * Records this page until it is stopped. What rrweb takes down stays in this browser's memory; what leaves was made anew out
 * of what may be kept of it.
 * @param labels words of the data map
 * @param onState told when pieces do not arrive, and when they do again
 */
export async function startRecorder(
  { id, labels }: { readonly id: string; readonly labels: readonly string[] },
  onState: (arrives: boolean) => void,
): Promise<Recorder> {
  const { record } = await import('./rrweb.ts');
  const secret = `${crypto.randomUUID()}:`;
  const texts = textKeep(ownWords(labels), secret);
  const keep = { text: texts.text, attribute: () => true };
  // The server's time, in which the accesses beside it are told.
  const ahead = serverNow() - Date.now();
  const to = sender(
    (piece) => send('POST /api/recordings/:id/pieces', { id }, piece),
    (ms) => new Promise((done) => window.setTimeout(done, ms)),
  );
  let waiting: Loose[] = [];
  let over = false;

  const flush = async (): Promise<void> => {
    const raw = waiting;
    waiting = [];
    const events = raw.flatMap((event): readonly RecordedEvent[] => {
      const kept = scrub(event, keep);
      return kept === null ? [] : [{ ...kept, timestamp: kept.timestamp + ahead }];
    });
    if (events.length === 0) return;
    const arrived = await to.send(events);
    onState(arrived);
    // What follows a gap makes no sense by itself.
    if (!arrived && !over) record.takeFullSnapshot(true);
  };
  const flushed = (): void => {
    flush().catch(() => {
      onState(false);
    });
  };

  const stop = record({
    emit: (event) => {
      waiting.push(event as unknown as Loose);
      if (waiting.length >= MOST_WAITING) flushed();
    },
    maskAllInputs: true,
    maskInputFn: maskInput,
    maskTextSelector: '*',
    maskTextFn: texts.mark,
    blockSelector: BLOCKED,
    slimDOMOptions: 'all',
    inlineStylesheet: false,
    inlineImages: false,
    recordCanvas: false,
    collectFonts: false,
    recordCrossOriginIframes: false,
    sampling: { mousemove: 200, scroll: 200, media: 5_000, input: 'last' },
  });
  const timer = window.setInterval(flushed, EVERY_MS);
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flushed();
  };
  document.addEventListener('visibilitychange', hidden);
  return {
    stop() {
      if (over) return;
      over = true;
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', hidden);
      stop?.();
      flush()
        .then(() => send('POST /api/recordings/:id/end', { id }, { pieces: to.made() }))
        // Without a goodbye it counts as broken off, which is what it is.
        .catch(() => undefined);
    },
  };
}
