import { AT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { isAlnum, runEnd, runStart } from './chars.ts';

const maxLocal = 64;
const maxDomain = 253;

/** Alphabetic scripts only: in scripts written without spaces the words before an address would be eaten. */
function isEmailLetter(code: number): boolean {
  return code < 0x590 && isAlnum(code);
}

const localMarks = new Uint8Array(128);
for (const mark of "._%+-'&!#$*~") localMarks[mark.charCodeAt(0)] = 1;

/** The local-part characters of RFC 5322 `atext` that occur in practice, and `.`. */
function isLocal(code: number): boolean {
  return isEmailLetter(code) || (code < 128 && localMarks[code] === 1);
}

function isDomain(code: number): boolean {
  return isEmailLetter(code) || code === 0x2e || code === 0x2d;
}

/** E-mail addresses: RFC 5321 dot-atom and quoted local parts, international letters, `@` as written in URLs, host names without a dot. */
export const email: Detector = {
  name: 'email',
  types: ['EMAIL'],
  begins: AT,
  find(text) {
    const found: Candidate[] = [];
    for (const sign of ['@', '\uff20', '%40']) {
      for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
        const candidate = around(text, at, at + sign.length);
        if (candidate !== undefined) found.push(candidate);
      }
    }
    return found;
  },
};

function around(text: string, at: number, domainStart: number): Candidate | undefined {
  const start = localStart(text, at);
  if (start === at) return undefined;
  let end = runEnd(text, domainStart, isDomain, maxDomain);
  while (end > domainStart && !isAlnum(text.charCodeAt(end - 1))) end -= 1;
  if (end === domainStart || !isAlnum(text.charCodeAt(domainStart))) return undefined;
  const domain = text.slice(domainStart, end);
  const dot = domain.lastIndexOf('.');
  const hasTopLevel = dot > 0 && domain.length - dot > 2 && !/\d/.test(domain[dot + 1] ?? '');
  // Without a top level it is a handle, a mention or a local host: only a strict reader wants those.
  return { start, end, type: 'EMAIL', score: hasTopLevel ? 0.97 : 0.3 };
}

function localStart(text: string, at: number): number {
  if (text.charCodeAt(at - 1) === 0x22) {
    const open = text.lastIndexOf('"', at - 2);
    const inReach = open >= 0 && at - open <= maxLocal && at - open > 2;
    return inReach && !text.slice(open, at).includes('\n') ? open : at;
  }
  let start = runStart(text, at, isLocal, maxLocal);
  while (start < at && !isAlnum(text.charCodeAt(start))) start += 1;
  return start;
}
