import { splitCsv } from './csv.ts';
import type { RedactedAttachments } from './email/attachment.ts';
import { splitEmail } from './email/email.ts';
import type { FileFormat } from './fileFormat.ts';
import { splitHtml } from './html/html.ts';
import { splitJson } from './json.ts';
import { splitJsonLines } from './jsonl.ts';
import { splitMarkdown } from './markdown.ts';
import type { Split } from './part.ts';
import type { PathRules } from './pathRules.ts';
import { isRecording, splitRecording } from './rrweb/recording.ts';
import { splitText } from './text.ts';
import { splitAsr } from './transcript/asr.ts';
import { splitSubtitles } from './transcript/subtitles.ts';

export interface SplitOptions {
  /** What a policy says of fields of JSON. */
  readonly paths?: PathRules;
  /** What was made of the attachments of a message. */
  readonly attachments?: RedactedAttachments;
}

/** How documents of a format are taken apart. */
export function splitOf(format: FileFormat, options: SplitOptions = {}): Split {
  switch (format) {
    case 'text':
      return splitText;
    case 'markdown':
      return splitMarkdown;
    case 'html':
      return (source) => splitHtml(source);
    case 'email':
      return (source) => splitEmail(source, options.attachments);
    case 'json':
      return splitAnyJson(options);
    case 'jsonl':
      return (source) =>
        isRecordingLine(source) ? splitRecording(source, true) : splitJsonLines(source, options);
    case 'csv':
      return (source) => splitCsv(source);
    case 'vtt':
    case 'srt':
      return (source) => splitSubtitles(source, format);
  }
}

/** JSON is a session recording or a transcript when it is built like one; a policy for fields makes it plain JSON. */
function splitAnyJson({ paths }: SplitOptions): Split {
  return (source) => {
    if (paths === undefined) {
      if (source.includes('"timestamp"') && isRecording(parsed(source))) return splitRecording(source);
      const transcript = splitAsr(source);
      if (transcript !== undefined) return transcript;
    }
    return splitJson(source, paths === undefined ? {} : { paths });
  };
}

/** Whether JSON Lines are the events of a session recording. */
export function isRecordingLine(source: string): boolean {
  const line = /^\s*(\{[^\n]*)/.exec(source)?.[1];
  return line !== undefined && isRecording([parsed(line)]);
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
