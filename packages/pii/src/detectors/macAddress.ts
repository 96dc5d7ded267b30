import type { Detector } from '../span.ts';
import { allMatches } from './match.ts';

/** A form, and a middle of it that prose seldom has: looking for that first costs a third. */
const forms = [
  {
    middle: /[:-][0-9A-Fa-f]{2}[:-]/,
    whole:
      /(?<![\w:-])[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2})?(?![\w]|[:-][0-9A-Fa-f])/g,
  },
  {
    middle: /\.[0-9A-Fa-f]{4}\./,
    whole: /(?<![\w.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![\w]|\.[0-9A-Fa-f])/g,
  },
];

/** EUI-48 and EUI-64 hardware addresses with colons, hyphens or, as on network gear, dots. */
export const macAddress: Detector = {
  name: 'macAddress',
  types: ['MAC'],
  find(text) {
    return forms
      .filter(({ middle }) => middle.test(text))
      .flatMap(({ whole }) =>
        allMatches(whole, text).map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          type: 'MAC' as const,
          score: 0.9,
        })),
      );
  },
};
