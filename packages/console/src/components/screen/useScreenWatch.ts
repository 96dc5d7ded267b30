import { useEffect, type RefObject } from 'react';
import { send } from '../../api/client.ts';
import type { ScreenEvent } from '../../api/types.ts';
import { createTeller } from './teller.ts';

/** A part of the page that shows what left by one access. */
interface Watched {
  readonly entry: number;
  readonly node: HTMLElement;
  readonly everyMs: number;
}

/** A value in clear is worth an entry each time; a masked card, which stands there all day, once a minute. */
const EVERY_MS = { clear: 6_000, masked: 60_000 } as const;

const watched = new Set<Watched>();

const teller = createTeller(
  async (entry, what, times) =>
    (await send('POST /api/accesses/:entry/screen', { entry }, { what, times: Math.min(times, 1000) })).entry,
);

/** The innermost: what happens to a revealed cell is said of the reveal and not of the card around it as well. */
function innermost(among: readonly Watched[]): readonly Watched[] {
  return among.filter(({ node }) => !among.some((other) => other.node !== node && node.contains(other.node)));
}

function happened(what: ScreenEvent, to: readonly Watched[]): void {
  for (const { entry, everyMs } of innermost(to)) teller.happened(entry, what, everyMs);
}

function onCopy(): void {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed) return;
  happened(
    'value-copied',
    [...watched].filter(({ node }) => selection.containsNode(node, true)),
  );
}

function onPrint(): void {
  happened('page-printed', [...watched]);
}

/** Switching away is told by `blur`, by the page being hidden, or by both at once: that is once. */
const SAME_MS = 1_000;

let leftAt = Number.NEGATIVE_INFINITY;

function onLeave(): void {
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  if (performance.now() - leftAt < SAME_MS) return;
  leftAt = performance.now();
  happened('screen-left', [...watched]);
}

const LISTENERS = [
  [document, 'copy', onCopy],
  [document, 'cut', onCopy],
  [window, 'beforeprint', onPrint],
  [window, 'blur', onLeave],
  [document, 'visibilitychange', onLeave],
] as const;

/**
 * Tells the server what becomes of a part of the page while customer data stands in it: copied, printed, left. It is told by
 * this page, which whoever has it in hand can change: that nothing was told proves nothing.
 * @param entry of the access whose data it shows; null while it shows none
 */
export function useScreenWatch(
  entry: number | null,
  shows: keyof typeof EVERY_MS,
  part: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const node = part.current;
    if (entry === null || node === null) return;
    const one: Watched = { entry, node, everyMs: EVERY_MS[shows] };
    if (watched.size === 0) {
      for (const [target, kind, listener] of LISTENERS) target.addEventListener(kind, listener);
    }
    watched.add(one);
    return () => {
      watched.delete(one);
      teller.gone(entry);
      if (watched.size > 0) return;
      for (const [target, kind, listener] of LISTENERS) target.removeEventListener(kind, listener);
    };
  }, [entry, shows, part]);
}
