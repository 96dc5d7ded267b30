import type { FrameBody } from '../../api/types.ts';

/*
 * A frame and a window of Cordon's own talk by messages. Both are of one origin, and neither believes a message of another
 * origin, of another window, or for another question; the page that frames Cordon hears and says nothing here.
 */

/** What a frame asks of the window it opened. */
export type Wanted =
  | { readonly want: 'frame'; readonly body: Omit<FrameBody, 'actId' | 'actAt' | 'signature'> }
  /** A fresh second factor in the session the frame came from. */
  | { readonly want: 'step-up' };

export type Asked = Wanted & { readonly cordon: 'ask'; readonly nonce: string };

export interface Answered {
  readonly cordon: 'done';
  readonly nonce: string;
  /** Of a frame that was opened. */
  readonly token?: string;
}

const READY = 'ready';
const LOOK_MS = 700;

/**
 * Opens a window of Cordon's own, where cookies and passkeys are at home, and asks it. Call it from a click: browsers let
 * no page open windows by itself.
 * @throws Error in plain words when it could not be opened, or was closed without an answer
 */
export function askWindow(wanted: Wanted): Promise<Answered> {
  const opened = window.open('/sidebar-window', '_blank', 'popup,width=520,height=760');
  if (opened === null) {
    return Promise.reject(
      new Error('The browser did not open the window. Allow windows for this page, then try again.'),
    );
  }
  const nonce = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const hear = ({ origin, source, data }: MessageEvent<unknown>): void => {
      if (origin !== window.location.origin || source !== opened) return;
      if (isOf(data, READY)) {
        const asked: Asked = { cordon: 'ask', nonce, ...wanted };
        opened.postMessage(asked, window.location.origin);
      }
      if (!isOf(data, 'done') || data.nonce !== nonce) return;
      end();
      resolve(data as unknown as Answered);
    };
    const look = window.setInterval(() => {
      if (!opened.closed) return;
      window.clearInterval(look);
      // Its last word may still be on its way.
      window.setTimeout(() => {
        end();
        reject(new Error('The window was closed before it was done.'));
      }, LOOK_MS);
    }, LOOK_MS);
    const end = (): void => {
      window.removeEventListener('message', hear);
      window.clearInterval(look);
    };
    window.addEventListener('message', hear);
  });
}

/**
 * In that window: hears the question of the frame that opened it.
 * @param onAsked gets it, and how to answer; the answer goes to that frame alone, and nowhere once it shows another page
 * @returns stops hearing
 */
export function hearFrame(
  opener: Window,
  onAsked: (asked: Asked, answer: (token?: string) => void) => void,
): () => void {
  let heard = false;
  const hear = ({ origin, source, data }: MessageEvent<unknown>): void => {
    if (heard || origin !== window.location.origin || source !== opener || !isOf(data, 'ask')) return;
    heard = true;
    const asked = data as unknown as Asked;
    onAsked(asked, (token) => {
      const answer: Answered = { cordon: 'done', nonce: asked.nonce, ...(token !== undefined && { token }) };
      opener.postMessage(answer, window.location.origin);
    });
  };
  window.addEventListener('message', hear);
  opener.postMessage({ cordon: READY }, window.location.origin);
  return () => {
    window.removeEventListener('message', hear);
  };
}

function isOf(data: unknown, cordon: string): data is { readonly cordon: string; readonly nonce?: unknown } {
  return typeof data === 'object' && data !== null && 'cordon' in data && data.cordon === cordon;
}
