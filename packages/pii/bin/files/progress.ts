const width = 24;

/** A line on a terminal that tells how far the work is. */
export interface Progress {
  /** @param share of all files, from 0 to 1 */
  show(share: number, doing: string): void;
  /** Takes the line away, before something else is written. */
  clear(): void;
}

/** @param write to the terminal; without one nothing is shown */
export function newProgress(write: ((text: string) => void) | undefined): Progress {
  let shown = '';
  return {
    show(share, doing) {
      if (write === undefined) return;
      const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
      const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.floor(share * 100)} % ${doing}`;
      if (bar === shown) return;
      write(`\r\x1b[2K${bar}`);
      shown = bar;
    },
    clear() {
      if (write === undefined || shown === '') return;
      write('\r\x1b[2K');
      shown = '';
    },
  };
}
