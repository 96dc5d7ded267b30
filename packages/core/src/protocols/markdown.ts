import type { Protocol } from './protocol.ts';
import { artefactOf } from './sentences.ts';

export interface ProtocolAbout {
  readonly title: string;
  readonly vendor: string;
  /** Null where none was put in force: it is what the terms themselves come to. */
  readonly inForce: {
    readonly at: string;
    readonly by: string;
    readonly hash: string;
    readonly entry: number;
  } | null;
}

/** A protocol as a page of Markdown, for whoever trains people or hangs it up: what it says, and what it rests on. */
export function protocolMarkdown(
  { purpose, version, rules, ours, terms }: Protocol,
  { title, vendor, inForce }: ProtocolAbout,
): string {
  const stands =
    inForce === null
      ? 'Not in force: what the agreement itself comes to.'
      : `Version ${String(version)}, put in force by ${inForce.by} on ${inForce.at} (entry ${String(inForce.entry)}). SHA-256 \`${inForce.hash}\`.`;
  const lines = rules.map((rule) => {
    return `| ${[rule.label, rule.says, artefactOf(rule).join(' '), rule.clause].map(inCell).join(' | ')} |`;
  });
  return [
    `# PII protocol: ${plain(purpose)}`,
    `${plain(title)}, with ${plain(vendor)}. ${stands} Written under version ${String(terms.version)} of the agreement.`,
    ['| Data | What to do | Channels | Clause |', '| --- | --- | --- | --- |', ...lines].join('\n'),
    ...(ours.length === 0 ? [] : [`Our own, free to be said: ${ours.map(plain).join(', ')}.`]),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function inCell(text: string): string {
  return plain(text).replaceAll('|', '\\|');
}

/** One line, whose marks mean nothing. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_<>[\]#]/g, String.raw`\$&`);
}
