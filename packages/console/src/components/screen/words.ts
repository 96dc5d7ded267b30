import type { ScreenEvent } from '../../api/types.ts';

const WORDS: Readonly<Record<ScreenEvent, string>> = {
  'value-copied': 'Copied',
  'page-printed': 'Printed',
  'screen-left': 'Window left',
};

/** What became of a screen, in words: `Copied`, `Copied 3 times`. */
export function screenWords(what: ScreenEvent, times: number): string {
  return times === 1 ? WORDS[what] : `${WORDS[what]} ${times.toLocaleString('en')} times`;
}
