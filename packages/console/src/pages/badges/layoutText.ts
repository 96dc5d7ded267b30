import type { BadgeLayoutBody, SiteBadges } from '../../api/types.ts';

type Layout = Pick<BadgeLayoutBody, 'zones' | 'doors'>;

const KINDS = ['public', 'work', 'restricted'] as const;
const WAYS = ['in', 'out', 'unknown'] as const;

/** A layout as lines that can be typed: `name; kind` for a zone, `code; name; way; to; from` for a reader. */
export function linesOf({ zones, doors }: Pick<SiteBadges, 'zones' | 'doors'>): {
  zones: string;
  doors: string;
} {
  return {
    zones: zones.map(({ name, kind }) => `${name}; ${kind}`).join('\n'),
    doors: doors
      .map(
        ({ code, name, direction, zone, from }) =>
          `${code}; ${name}; ${direction}; ${zone}; ${from ?? 'outside'}`,
      )
      .join('\n'),
  };
}

/** What lines say. @returns the layout, or the first line that says nothing that can be understood */
export function layoutOf(zoneText: string, doorText: string): Layout | { readonly wrong: string } {
  const zones: Layout['zones'] = [];
  const doors: Layout['doors'] = [];
  for (const [name = '', kind = ''] of cells(zoneText)) {
    const known = KINDS.find((one) => one === kind);
    if (name === '' || known === undefined) return { wrong: `${name}; ${kind}` };
    zones.push({ name, kind: known });
  }
  for (const [code = '', name = '', way = '', zone = '', from = 'outside'] of cells(doorText)) {
    const direction = WAYS.find((one) => one === way);
    if (code === '' || name === '' || zone === '' || direction === undefined)
      return { wrong: `${code}; ${name}; ${way}` };
    doors.push({ code, name, direction, zone, from: from === 'outside' || from === '' ? null : from });
  }
  return { zones, doors };
}

function cells(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(';').map((cell) => cell.trim()));
}
