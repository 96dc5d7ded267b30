import { DIGIT } from '../begins.ts';
import { MIXED } from '../scan.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { runStart } from './chars.ts';

/** Prefixes that people give their identifiers, and what each stands for. */
const known: ReadonlyMap<string, PiiType> = new Map(
  (
    'INS:HEALTH_ID HIN:HEALTH_ID NH:HEALTH_ID MBR:HEALTH_ID EMP:ACCOUNT INV:ACCOUNT RX:ACCOUNT NID:NATIONAL_ID ID:NATIONAL_ID ' +
    'TAX:TAX_ID DL:DRIVER_ID MRN:MRN PAT:MRN PT:MRN ACC:ACCOUNT ACCT:ACCOUNT ACT:ACCOUNT CUST:ACCOUNT CUS:ACCOUNT ORD:ACCOUNT ' +
    'ORDER:ACCOUNT CLM:ACCOUNT CLAIM:ACCOUNT POL:ACCOUNT POLICY:ACCOUNT REF:ACCOUNT CASE:ACCOUNT TKT:ACCOUNT TICKET:ACCOUNT ' +
    'TXN:ACCOUNT TRX:ACCOUNT PO:ACCOUNT USR:ACCOUNT USER:ACCOUNT BK:ACCOUNT BKG:ACCOUNT RES:ACCOUNT MEM:ACCOUNT MBM:ACCOUNT ' +
    'CRN:ACCOUNT SUB:ACCOUNT BIO:ACCOUNT DEV:DEVICE_ID SN:DEVICE_ID BAR:ACCOUNT STU:ACCOUNT STAFF:ACCOUNT RMA:ACCOUNT ' +
    'SSN:SSN NPI:NPI DEA:DEA PASS:PASSPORT PP:PASSPORT VIN:VEHICLE_ID SHP:ACCOUNT INC:ACCOUNT REQ:ACCOUNT APP:ACCOUNT LN:ACCOUNT ' +
    'CLT:ACCOUNT MEMBER:ACCOUNT CLIENT:ACCOUNT CUSTOMER:ACCOUNT PMT:ACCOUNT PAY:ACCOUNT CERT:ACCOUNT LIC:ACCOUNT RCPT:ACCOUNT'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, PiiType]),
);
/** Names of standards, systems and illnesses that are written the same way. */
const notIds = new Set(
  'ISO RFC UTF SHA MD CVE CWE IEC IEEE ANSI DIN EN KB COVID SARS HTTP HTTPS TLS SSL USB HDMI WIN MS AES RSA ECMA ES CP EC UN BS IP'.split(
    ' ',
  ),
);
const id =
  /([A-Za-z]{1,8})(?:[-_#](?=[A-Za-z0-9-]{0,12}\d))((?:[A-Za-z0-9]{1,24}[-_]){0,4}[A-Za-z0-9]{1,24})(?![\w])/y;
/** Without a mark: parcels by UPU S10 ("RR123456785GB"), consignments, references ("JD0146000988213"). */
const grown = /[A-Z]{2,4}\d{8,16}(?:[A-Z]{2})?(?!\w)/y;
const longestPrefix = 24;

/** Identifiers that carry their kind in front of them: "EMP-38262", "INV-757600", "BIO-FP-a3f8c2e1d5". */
export const prefixedId: Detector = {
  name: 'prefixedId',
  types: [
    'ACCOUNT',
    'HEALTH_ID',
    'NATIONAL_ID',
    'TAX_ID',
    'DRIVER_ID',
    'MRN',
    'DEVICE_ID',
    'SSN',
    'NPI',
    'DEA',
    'PASSPORT',
    'VEHICLE_ID',
  ],
  begins: DIGIT,
  find(text, scanned) {
    const found: Candidate[] = [];
    let done = 0;
    for (const token of cluesOf(scanned).numbers) {
      const at = scanned.start[token] ?? 0;
      if (at < done) continue;
      if (scanned.kind[token] === MIXED && !isIdChar(text.charCodeAt(at - 1))) {
        const whole = matchAt(grown, text, at);
        if (whole !== null)
          found.push({ start: at, end: at + whole[0].length, type: 'ACCOUNT', score: 0.45 });
      }
      if (!joins(text.charCodeAt(at - 1))) continue;
      const first = Math.max(done, runStart(text, at, isIdChar, longestPrefix));
      const match = matchAt(id, text, first);
      if (match === null || (first > 0 && !startsHere(text, first))) continue;
      done = first + match[0].length;
      const prefix = match[1] ?? '';
      const digits = match[0].replace(/\D/g, '').length;
      const type = known.get(prefix.toUpperCase());
      const coded = type !== undefined && /^[A-Z]+-[A-Z\d]{6,}$/.test(match[0]);
      found.push({
        start: first,
        end: done,
        type: type ?? 'ACCOUNT',
        score: coded ? 0.6 : score(prefix, digits, type),
      });
    }
    return found;
  },
};

function score(prefix: string, digits: number, type: PiiType | undefined): number {
  const capitals = prefix === prefix.toUpperCase();
  if (notIds.has(prefix.toUpperCase()) || digits < 3) return digits >= 3 ? 0.2 : 0.1;
  if (type !== undefined) return capitals ? 0.75 : digits >= 4 ? 0.5 : 0.3;
  if (!capitals || prefix.length < 2) return 0.2;
  return digits >= 5 ? 0.5 : digits >= 4 ? 0.4 : 0.25;
}

function joins(code: number): boolean {
  return code === 0x2d || code === 0x5f || code === 0x23;
}

function isIdChar(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || joins(code);
}

function startsHere(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return !isIdChar(before) && before !== 0x2e && before !== 0x2f && before !== 0x40;
}
