/** What the page around the frame is told: which of its tickets is shown, and how high the frame would like to be. */
interface Told {
  readonly cordon: 'sidebar';
  readonly ticket: string | null;
  readonly height: number;
}

let ticket: string | null = null;
let send: () => void = () => undefined;

/** Only pages that may frame Cordon are told anything; nothing is heard from them. */
export function tellHost(root: HTMLElement): void {
  const hosts = [...document.querySelectorAll<HTMLMetaElement>('meta[name="cordon-host"]')].map(
    ({ content }) => content,
  );
  send = () => {
    const told: Told = { cordon: 'sidebar', ticket, height: Math.ceil(root.scrollHeight) };
    for (const host of hosts) window.parent.postMessage(told, host);
  };
  if (window.parent !== window) new ResizeObserver(send).observe(root);
}

/** @param number the helpdesk's own */
export function tellTicket(number: string): void {
  ticket = number;
  send();
}
