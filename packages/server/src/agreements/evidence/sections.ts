import { packPaths } from '@cordon/core/agreements';
import { toUtf8 } from '@cordon/ledger';
import { closingFiles } from './closingFiles.ts';
import { diffFiles } from './diffFiles.ts';
import { htmlPage, htmlTable } from './html.ts';
import type { PackContext, PackedComparison, PackFile, PackPorts, SectionSource } from './ports.ts';
import { jsonFile, versionFiles } from './versionFiles.ts';

/** Every part of a pack but the entries and the ledger, in order. One that is missing is named in the manifest. */
export function sectionsOf(ports: PackPorts): readonly SectionSource[] {
  const { sources } = ports;
  return [
    {
      id: 'versions',
      title: 'Versions: clauses, terms and signatures',
      missing: 'The agreement has no version.',
      files: (context) => Promise.resolve(versionFiles(context)),
    },
    {
      id: 'documents',
      title: 'Signed documents and certificates of completion',
      missing: 'No version was signed by both parties yet.',
      files: ({ agreement, versions }) => sources.documentsOf(agreement, versions),
    },
    {
      id: 'diffs',
      title: 'Differences between versions',
      missing: 'There is only one version.',
      files: (context) => Promise.resolve(diffFiles(context)),
    },
    {
      id: 'matrix',
      title: 'Responsibility matrix',
      missing: 'The agreement has no version.',
      files: async ({ agreement }) => page('agreement/matrix.html', await sources.matrixHtml(agreement)),
    },
    {
      id: 'history',
      title: 'History of the agreement',
      missing: 'Nothing was entered about it yet.',
      files: (context) => historyFiles(ports, context),
    },
    {
      id: 'sub-processors',
      title: 'Sub-processors',
      missing: 'None is on record.',
      files: async ({ agreement }) => {
        const { register, annex } = await sources.subProcessorsOf(agreement);
        if (register.length === 0) return [];
        const html = htmlPage(annex.title, htmlTable(annex.columns, annex.rows));
        return [
          jsonFile('agreement/sub-processors.json', register),
          { path: 'agreement/sub-processors.html', bytes: toUtf8(html) },
        ];
      },
    },
    {
      id: 'undertakings',
      title: 'Confidentiality undertakings of people',
      missing: 'None is on record.',
      files: ({ undertakings }) => Promise.resolve(list(packPaths.undertakings, undertakings)),
    },
    {
      id: 'protocols',
      title: 'PII protocols, and who acknowledged them',
      missing: 'None was put in force.',
      files: async ({ agreement }) => {
        const size = (await ports.checkpoint())?.size ?? 0;
        return list('agreement/protocols.json', await sources.protocolsOf(agreement.id, size));
      },
    },
    {
      id: 'reconciliations',
      title: 'The source’s own log against the ledger',
      missing: 'No log of the source was compared yet, or it is not for the reader of this pack to see.',
      files: async ({ agreement, scope }) => comparisonFiles(await sources.comparisonsOf(agreement, scope)),
    },
    {
      id: 'closing',
      title: 'End of the contract: deletion, holds, certificate',
      missing: 'The agreement has not ended.',
      files: (context) => closingFiles(ports, context),
    },
    {
      id: 'findings',
      title: 'Audits and findings',
      missing: 'Findings stand in the console; they are not put into packs yet.',
      files: () => Promise.resolve([]),
    },
    {
      id: 'training',
      title: 'Courses that the vendor’s people passed',
      missing: 'Nobody of the vendor passed a course yet.',
      files: async ({ agreement }) => {
        const size = (await ports.checkpoint())?.size ?? 0;
        return list('agreement/training.json', await sources.trainingOf(agreement, size));
      },
    },
  ];
}

function comparisonFiles(comparisons: readonly PackedComparison[]): readonly PackFile[] {
  if (comparisons.length === 0) return [];
  const table = comparisons.map(({ report, madeAt, entry }) => [
    ...[madeAt, report.from, report.until, String(report.statements), String(report.matched)],
    ...[
      String(report.unaccounted.count),
      String(report.unmatched.count),
      entry === null ? '' : String(entry),
    ],
  ]);
  const columns = [
    'Compared at',
    'Log from',
    'until',
    'Reads',
    'of which entered',
    'Not entered',
    'Not read',
    'Entry',
  ];
  return [
    jsonFile('agreement/reconciliations.json', comparisons),
    {
      path: 'agreement/reconciliations.html',
      bytes: toUtf8(htmlPage('The source’s own log against the ledger', htmlTable(columns, table))),
    },
  ];
}

function page(path: string, html: string | null): readonly PackFile[] {
  return html === null ? [] : [{ path, bytes: toUtf8(html) }];
}

function list(path: string, items: readonly unknown[]): readonly PackFile[] {
  return items.length === 0 ? [] : [jsonFile(path, items)];
}

/** Entries that are no accesses: drafted, signed, ended, handed over, certified ... */
async function historyFiles(
  { ledger, checkpoint, sources }: PackPorts,
  { agreement, scope }: PackContext,
): Promise<readonly PackFile[]> {
  const size = (await checkpoint())?.size ?? 0;
  const rows = await ledger.acts(agreement.id, entryScopeOf(scope), size);
  const life = await sources.eventsOf(agreement);
  if (rows.length === 0 && life.length === 0) return [];
  const events = rows.map(({ index, kind, at, body }) => {
    const { words = {}, person = null, party = null } = JSON.parse(body) as Record<string, unknown>;
    return { entry: index, at, act: kind, person, party, words };
  });
  const table = events.map(({ entry, at, act, party, words }) => [
    String(entry),
    at.toISOString(),
    act,
    typeof party === 'string' ? party : '',
    JSON.stringify(words),
  ]);
  return [
    jsonFile('agreement/life.json', life),
    jsonFile('agreement/history.json', events),
    {
      path: 'agreement/history.html',
      bytes: toUtf8(htmlPage('History', htmlTable(['Entry', 'At', 'What', 'By', 'Details'], table))),
    },
  ];
}

/** What of the ledger a scope lets through. */
export function entryScopeOf({ party, windows }: PackContext['scope']) {
  return {
    party,
    windows: windows?.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })) ?? null,
  };
}
