import type { Detector } from '../span.ts';
import { allMatches } from './match.ts';

const forms = [
  /(?<![\w:-])[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}\1[0-9A-Fa-f]{2})?(?![\w]|[:-][0-9A-Fa-f])/g,
  /(?<![\w.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![\w]|\.[0-9A-Fa-f])/g,
];

/** EUI-48 and EUI-64 hardware addresses with colons, hyphens or, as on network gear, dots. */
export const macAddress: Detector = {
  name: 'macAddress',
  types: ['MAC_ADDRESS'],
  find(text) {
    return forms.flatMap((form) =>
      allMatches(form, text).map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        type: 'MAC_ADDRESS' as const,
        score: 0.9,
      })),
    );
  },
};
