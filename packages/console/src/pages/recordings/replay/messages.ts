/** What our page says to the page that replays. Times in milliseconds from the first event. */
export type ToReplay =
  | { readonly kind: 'load'; readonly events: readonly unknown[] }
  | { readonly kind: 'play'; readonly at: number }
  | { readonly kind: 'pause'; readonly at: number }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'skip'; readonly on: boolean };

/** What that page says. `failed`: the recording cannot be drawn. */
export type FromReplay =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loaded'; readonly total: number; readonly width: number; readonly height: number }
  | { readonly kind: 'time'; readonly at: number; readonly playing: boolean; readonly skipping: boolean }
  | { readonly kind: 'failed' };
