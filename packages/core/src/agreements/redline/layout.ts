import type { AgreementDocument } from '../document.ts';

/** One paragraph of a copy for lawyers, and what it is for whoever sets it. */
export interface CopyBlock {
  readonly kind: 'note' | 'title' | 'line' | 'clause' | 'text' | 'annex' | 'code';
  readonly text: string;
}

/**
 * A version as its copies show it. A clause's number is part of its heading's text: automatic numbers change when a
 * clause is taken out, and then nobody knows which one is meant.
 */
export function copyBlocks(document: AgreementDocument): readonly CopyBlock[] {
  const { agreement, version, title, controller, processor, from, until, termsHash } = document;
  return [
    {
      kind: 'note',
      text: `Cordon copy of agreement ${agreement}, version ${String(version)}, SHA-256 of its terms ${termsHash}`,
    },
    { kind: 'title', text: title },
    { kind: 'line', text: `Between ${controller.name} (controller) and ${processor.name} (processor)` },
    { kind: 'line', text: `From ${from} until ${until}` },
    ...document.clauses.flatMap(({ id, title: name, text }): CopyBlock[] => [
      { kind: 'clause', text: `${id} ${name}` },
      ...paragraphs(text).map((paragraph): CopyBlock => ({ kind: 'text', text: paragraph })),
    ]),
    { kind: 'annex', text: 'Annex A: What the clauses do' },
    ...document.effects.map(({ clause, effect, sentence }): CopyBlock => ({
      kind: 'line',
      text: `Clause ${clause}, ${effect}: ${sentence}`,
    })),
    { kind: 'annex', text: 'Annex B: The terms' },
    {
      kind: 'line',
      text: 'Applied by machine and signed by both parties. Changes here change nothing: change the clause.',
    },
    { kind: 'line', text: `SHA-256 ${termsHash}` },
    { kind: 'code', text: document.terms },
  ];
}

/** A version as plain text, paragraphs apart by an empty line. */
export function copyText(document: AgreementDocument): string {
  return textOf(copyBlocks(document));
}

/** What a copy says beside its clauses: by it, `matchCopy` tells our own pages from what somebody wrote. */
export function besideClauses(document: AgreementDocument): string {
  const blocks = copyBlocks(document).filter(({ kind }) => kind !== 'clause' && kind !== 'text');
  return [textOf(blocks), ...printed(document)].join('\n\n');
}

/** The same as the PDF that is signed prints it. */
function printed({ agreement, version, controller, processor, from, until, effects }: AgreementDocument) {
  return [
    `Agreement ${agreement}, version ${String(version)}`,
    `between ${controller.name}, controller (the company),`,
    `and ${processor.name}, processor (the vendor).`,
    `In force from ${from} until ${until}.`,
    'Clauses',
    'Signatures',
    'Annex A: what the clauses do',
    'Annex B: the terms',
    ...effects.flatMap(({ clause, effect, sentence }) => [`${clause} ${effect}`, sentence]),
  ];
}

function textOf(blocks: readonly CopyBlock[]): string {
  return blocks.map(({ text }) => text).join('\n\n');
}

function paragraphs(text: string): readonly string[] {
  return text.split(/\s*\n\s*/).filter((paragraph) => paragraph !== '');
}
