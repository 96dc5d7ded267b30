/** How long a button has to have been in plain sight before a click on it counts. */
const SEEN_MS = 250;

/** Of Intersection Observer 2, which not every browser has: whether nothing covers, fades or bends an element. */
interface Seen extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/**
 * Clickjacking: a page around the frame that covers it, or makes it see-through, could lead a click of the person's onto a
 * button they do not see. A click on a button that was out of plain sight a moment ago is dropped, on pages where buttons were
 * in plain sight before. Some helpdesks style the places around the frame so that a browser can never vouch for it; there, and
 * in browsers that cannot tell, the policy that names who may frame Cordon is all there is.
 */
export function watchForCovers(): void {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return;
  const hiddenAt = new WeakMap<Element, number>();
  const hidden = new WeakSet<Element>();
  let everSeen = false;
  const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
  const observer = new IntersectionObserver((entries: readonly Seen[]) => {
    for (const { target, isIntersecting, isVisible } of entries) {
      everSeen ||= isVisible === true;
      // One that was scrolled away is covered by nothing.
      if (isIntersecting && isVisible === false) {
        hidden.add(target);
      } else if (hidden.delete(target)) {
        hiddenAt.set(target, performance.now());
      }
    }
  }, options);
  const watched = new WeakSet<Element>();
  const look = (): void => {
    for (const button of document.querySelectorAll('button')) {
      if (watched.has(button)) continue;
      watched.add(button);
      observer.observe(button);
    }
  };
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  const covered = (button: Element): boolean =>
    everSeen && (hidden.has(button) || performance.now() - (hiddenAt.get(button) ?? -SEEN_MS) < SEEN_MS);
  document.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button === null || !covered(button)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      window.dispatchEvent(new Event(COVERED));
    },
    { capture: true },
  );
}

/** Told to this page when a click was dropped. */
export const COVERED = 'cordon-covered';
