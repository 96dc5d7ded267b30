import { Replayer } from 'rrweb';
import type { FromReplay, ToReplay } from './messages.ts';
import './replay.css';

/*
 * The page that draws a recorded session. It is framed by our own page and by no other, and has a policy of its own: what is
 * drawn has styles that no nonce can know. It can fetch and send nothing, and the frame it draws in runs no script.
 */

const stage = document.getElementById('stage');
if (stage === null) throw new Error('replay.html has no #stage');
const here = window.location.origin;

let replayer: Replayer | null = null;
let [playing, skipping] = [false, false];

function say(message: FromReplay): void {
  window.parent.postMessage(message, here);
}

function tell(): void {
  if (replayer === null) return;
  const { totalTime } = replayer.getMetaData();
  const at = Math.max(0, Math.min(totalTime, replayer.getCurrentTime()));
  say({ kind: 'time', at, playing, skipping });
}

/** Draws as large as the frame is. */
function fit(
  root: HTMLElement,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const wrapper = root.querySelector<HTMLElement>('.replayer-wrapper');
  if (wrapper === null || width === 0 || height === 0) return;
  const scale = Math.min(root.clientWidth / width, root.clientHeight / height);
  wrapper.style.transform = `translateX(${String((root.clientWidth - width * scale) / 2)}px) scale(${String(scale)})`;
}

function load(root: HTMLElement, events: readonly unknown[]): void {
  replayer?.destroy();
  root.replaceChildren();
  const made = new Replayer([...events] as ConstructorParameters<typeof Replayer>[0], {
    root,
    skipInactive: true,
    showWarning: false,
    mouseTail: false,
    triggerFocus: false,
    useVirtualDom: true,
  });
  replayer = made;
  let size = { width: 0, height: 0 };
  made.on('resize', (now) => {
    size = now as typeof size;
    fit(root, size);
    say({ kind: 'loaded', total: made.getMetaData().totalTime, ...size });
  });
  window.addEventListener('resize', () => {
    fit(root, size);
  });
  made.on('skip-start', () => {
    skipping = true;
  });
  made.on('skip-end', () => {
    skipping = false;
  });
  made.on('finish', () => {
    playing = false;
    tell();
  });
  made.pause(0);
  say({ kind: 'loaded', total: made.getMetaData().totalTime, ...size });
}

window.addEventListener('message', ({ origin, source, data }: MessageEvent<ToReplay>) => {
  if (origin !== here || source !== window.parent) return;
  try {
    switch (data.kind) {
      case 'load':
        load(stage, data.events);
        return;
      case 'play':
        replayer?.play(data.at);
        playing = true;
        return;
      case 'pause':
        replayer?.pause(data.at);
        [playing, skipping] = [false, false];
        tell();
        return;
      case 'speed':
        replayer?.setConfig({ speed: data.speed });
        return;
      case 'skip':
        replayer?.setConfig({ skipInactive: data.on });
    }
  } catch {
    say({ kind: 'failed' });
  }
});

window.setInterval(() => {
  if (playing) tell();
}, 200);
say({ kind: 'ready' });
