import { canonicalText } from '@cordon/ledger';

/** What whoever walks through a site looks at, in the order of the way: from the street to the desks. */
export const inspectionItems = {
  'doors-closed': 'Doors to where work is done are closed and open only to a badge',
  'badges-worn': 'Everybody wears their badge where it can be seen',
  'visitor-log': 'Visitors are in the log, and somebody is beside each of them',
  'screens-outside': 'No screen can be read from the street, a corridor or another company’s floor',
  'phones-away': 'Phones and cameras are in the lockers, none at a desk',
  'clean-desks': 'No paper, note or drawing with customer data lies about',
  'screens-locked': 'Screens of empty desks are locked',
  'paper-destroyed': 'A shredder or locked bin is there, and nothing lies beside it',
  'media-none': 'No memory stick or other medium is plugged in',
  'cameras-running': 'Cameras at the doors run, and none looks at a screen',
} as const satisfies Readonly<Record<string, string>>;

export type InspectionItem = keyof typeof inspectionItems;

export const VERDICTS = ['pass', 'fail', 'na'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What was seen of one item. */
export interface ItemSeen {
  readonly item: InspectionItem;
  readonly verdict: Verdict;
  readonly note: string;
  /** SHA-256 of each picture as it is kept, hexadecimal. */
  readonly photos: readonly string[];
}

/** A walk through a site, as its inspector signs it. */
export interface Inspection {
  readonly site: string;
  readonly items: readonly ItemSeen[];
}

/** The words that are hashed and signed: canonical JSON (RFC 8785), the same in the browser and on the server. */
export function inspectionText({ site, items }: Inspection): string {
  return canonicalText({
    v: 1,
    kind: 'inspection',
    site,
    items: items.map(({ item, verdict, note, photos }) => ({ item, verdict, note, photos: [...photos] })),
  });
}

/** Why an inspection is not whole; empty when it can be signed. Every item is answered once, and what fails says why. */
export function inspectionProblems({ items }: Inspection): readonly ('missing' | 'twice' | 'unexplained')[] {
  const told = items.map(({ item }) => item);
  const problems = [
    ...(Object.keys(inspectionItems).some((item) => !told.some((one) => one === item))
      ? (['missing'] as const)
      : []),
    ...(new Set(told).size === told.length ? [] : (['twice'] as const)),
    ...(items.some(({ verdict, note, photos }) => verdict === 'fail' && note === '' && photos.length === 0)
      ? (['unexplained'] as const)
      : []),
  ];
  return problems;
}

/** Markers of JPEG segments (ITU-T T.81, table B.1). */
const [SOI, EOI, SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe];
/** Application segments carry words about a picture: where it was made, with what, a smaller copy of the unpainted one. */
const [APP1, APP15] = [0xe1, 0xef];
/** A colour profile names no place and no person; some canvases write one. */
const PROFILE = 0xe2;

/**
 * Whether bytes are a JPEG that says nothing beside its pixels: no EXIF, no thumbnail, no comment, nothing behind its end. What
 * a canvas encodes is; what a camera wrote is not, and is refused.
 */
export function isBareJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return false;
  let scanned = false;
  for (let at = 2; at + 2 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return false;
    if (marker === EOI) return scanned && at + 2 === bytes.length;
    if ((marker >= APP1 && marker <= APP15 && marker !== PROFILE) || marker === COMMENT) return false;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return false;
    at += 2 + length;
    if (marker !== SCAN) continue;
    scanned = true;
    // In a scan a marker is what is neither a stuffed zero nor a restart.
    while (at + 1 < bytes.length && (bytes[at] !== 0xff || isInScan(bytes[at + 1] ?? 0))) at += 1;
  }
  return false;
}

function isInScan(next: number): boolean {
  return next === 0 || (next >= 0xd0 && next <= 0xd7);
}
