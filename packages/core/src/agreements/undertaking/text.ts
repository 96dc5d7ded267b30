import { toHex, toUtf8, type Sha256 } from '@cordon/ledger';

/** The sides an undertaking names. */
export interface Particulars {
  /** The company whose customers' data it is. */
  readonly company: string;
  /** The vendor the person works for. */
  readonly vendor: string;
}

/** One version of the undertaking. A changed text is a new version, which everybody signs anew from `validFrom` on. */
export interface UndertakingText {
  readonly version: number;
  /** RFC 3339 instant from which this version is the one that counts; before it, it is announced and can be signed. */
  readonly validFrom: string;
  readonly text: (particulars: Particulars) => string;
}

/** The confidentiality undertaking, oldest version first (GDPR Art. 28(3)(b), 29 and 32(4)). */
export const undertakingTexts: readonly UndertakingText[] = [
  {
    version: 1,
    validFrom: '2026-01-01T00:00:00Z',
    text: ({ company, vendor }) => `CONFIDENTIALITY UNDERTAKING

I work for ${vendor} and help customers of ${company}. To do this work I see personal data of these customers.

1. I use this data only for the ticket or call I work on, and only as ${company} has instructed.
2. I look only at what the work needs. I do not look up people I know, people in the news, or anybody out of curiosity.
3. I tell nobody what I see: not family, not friends, not colleagues who do not need it for the same case.
4. I make no copies: no photograph, no screenshot, no note on paper or in another program, no message to myself.
5. I do not share my sign-in, and I lock my screen when I leave it.
6. When something goes wrong, or I think it may have, I tell my team lead at once: data seen by the wrong person, a lost device, a strange request for data. I am not in trouble for telling.
7. I know that every access I make is recorded with my name, and that ${vendor} and ${company} can read that record.
8. This holds while I do this work and after it has ended, without limit of time.

If I break this on purpose or by gross carelessness, I can lose my access and my work, and the law may punish me.

Nothing here stops me from reporting a breach of the law to an authority, or from using my rights as an employee.
`,
  },
];

/**
 * The text as it is hashed: Unicode NFC, lines ended by a line feed, no blanks at their ends, one line feed at the end.
 * So the same words have the same hash wherever they are rendered.
 */
export function canonicalUndertaking(text: string): string {
  const lines = text.normalize('NFC').replaceAll(/\r\n?/g, '\n').split('\n');
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`;
}

/**
 * Which version counts at a moment, and which one is announced.
 * @param texts oldest first
 * @param now epoch milliseconds
 * @returns `current` undefined when none counts yet: then nobody can have signed
 */
export function undertakingAt(
  texts: readonly UndertakingText[],
  now: number,
): { readonly current: UndertakingText | undefined; readonly next: UndertakingText | undefined } {
  return {
    current: texts.findLast(({ validFrom }) => Date.parse(validFrom) <= now),
    next: texts.find(({ validFrom }) => Date.parse(validFrom) > now),
  };
}

/** A version with the names put in: what is read, hashed and signed. */
export interface RenderedUndertaking {
  readonly version: number;
  readonly validFrom: string;
  /** Canonical. */
  readonly text: string;
  /** SHA-256 of the text's UTF-8, lower-case hex. */
  readonly textHash: string;
}

/** Puts the names into a version of the undertaking, and hashes what comes out. */
export function renderUndertaking(
  { version, validFrom, text }: UndertakingText,
  particulars: Particulars,
  sha256: Sha256,
): RenderedUndertaking {
  const canonical = canonicalUndertaking(text(particulars));
  return { version, validFrom, text: canonical, textHash: toHex(sha256(toUtf8(canonical))) };
}
