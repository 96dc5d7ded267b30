import { basename } from 'node:path';
import { parseArgs } from 'node:util';

export const REDACT_USAGE = `usage: pii redact [--policy FILE] [--keys FILE] [--out DIR] [--report FILE] FILE...
  FILE          text (.txt .log), Markdown, HTML, e-mail (.eml), JSON, JSON Lines, CSV (.csv .tsv), subtitles (.vtt .srt),
                transcripts and rrweb recordings (.json), pictures (.png .jpg), recordings (.wav; others with ffmpeg).
                Text in UTF-8; without --out the result goes to stdout. Any other type is refused.
  --out         write the results there, under the same names (without what they hold of personal data)
  --policy      JSON: {"types": ["EMAIL"], "minScore": 0.4, "mask": "label" or "token",
                "known": [{"type": "PERSON", "value": "...", "kind": "name"}],
                "paths": {"$.customer.*": "redact", "$.meta.id": "keep", "$.items[*].note": "detect"},
                "operators": {"EMAIL": {"seal": {"key": "s1"}}, "PHONE": {"token": {"key": "k", "tenant": "a", "vendor": "b"}},
                "DATE": {"shift": {"key": "k", "subject": "s1", "maxDays": 30}}, "*": "placeholder"}};
                and "dictionaries", "patterns", "allow"
  --keys        the keys that operators name, made by pii keys
  --report      write there, as JSON, what was found per file and type; no values
  --transcript  the transcript of the one recording; by default the .json, .vtt or .srt beside it
  --beep        a tone instead of silence
  --audio       wav or opus, how recordings leave; wav by default
  --timeout     seconds a file may take; 600 by default
exit code: 0; 1 when a file was withheld; 2 when arguments, policy or a file cannot be used
`;

export interface RedactArguments {
  readonly files: readonly string[];
  readonly policy: string | undefined;
  readonly keys: string | undefined;
  readonly out: string | undefined;
  readonly report: string | undefined;
  readonly transcript: string | undefined;
  readonly beep: boolean;
  readonly sound: 'wav' | 'opus';
  readonly seconds: number;
}

/** @returns undefined for arguments that are not understood */
export function parseRedactArguments(argv: readonly string[]): RedactArguments | undefined {
  const parsed = parsedArguments(argv);
  if (parsed === undefined) return undefined;
  const { values, positionals: files } = parsed;
  const { policy, keys, out, report, transcript, beep = false, audio = 'wav', timeout = '600' } = values;
  const seconds = /^\d{1,6}$/.test(timeout) ? Number(timeout) : 0;
  const clash = out !== undefined && new Set(files.map((file) => basename(file))).size < files.length;
  const severalOfOne = transcript !== undefined && files.length > 1;
  if (files.length === 0 || clash || severalOfOne || seconds === 0) return undefined;
  if (audio !== 'wav' && audio !== 'opus') return undefined;
  return { files, policy, keys, out, report, transcript, beep, sound: audio, seconds };
}

function parsedArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        keys: { type: 'string' },
        out: { type: 'string' },
        report: { type: 'string' },
        transcript: { type: 'string' },
        beep: { type: 'boolean' },
        audio: { type: 'string' },
        timeout: { type: 'string' },
      },
    });
  } catch {
    return undefined;
  }
}
