import { diffVersions, type ClauseChange } from '@cordon/core/agreements';
import { toUtf8 } from '@cordon/ledger';
import { escapeHtml, htmlPage, htmlTable } from './html.ts';
import type { PackContext, PackFile } from './ports.ts';

/** What changed from each version to the next, word by word. */
export function diffFiles({ agreement, versions }: PackContext): readonly PackFile[] {
  return versions.slice(1).map((after, at) => {
    const before = versions[at];
    const [from, to] = [String(before?.version ?? 0), String(after.version)];
    const changes = diffVersions(before?.clauses ?? [], after.clauses);
    const title = `${agreement.title}: version ${from} to ${to}`;
    return {
      path: `agreement/diffs/${from}-${to}.html`,
      bytes: toUtf8(htmlPage(title, diffBody(changes))),
    };
  });
}

function diffBody(changes: readonly ClauseChange[]): string {
  const changed = changes.filter(({ kind }) => kind !== 'unchanged');
  if (changed.length === 0) return '<p>No clause changed.</p>';
  return changed.map(changeOf).join('\n');
}

const KINDS: Readonly<Record<ClauseChange['kind'], string>> = {
  unchanged: 'unchanged',
  changed: 'changed',
  added: 'added',
  removed: 'taken out',
  moved: 'moved, in the same words',
};

function changeOf({ kind, before, after, title, text, values, effects }: ClauseChange): string {
  const number = before !== null && after !== null && before !== after ? `${before}, now ${after}` : after;
  const rows = values.map((one) => [one.name, shown(one.before), shown(one.after)]);
  if (effects !== null) rows.push(['What it does', shown(effects.before), shown(effects.after)]);
  return `<section><h2>${escapeHtml(number ?? before ?? '')} ${marked(title)}</h2>
<p class="quiet">${KINDS[kind]}</p>
${kind === 'moved' ? '' : `<p>${marked(text)}</p>`}
${rows.length === 0 ? '' : htmlTable(['What', 'Before', 'After'], rows)}</section>`;
}

function marked(parts: ClauseChange['text']): string {
  const tag = { same: null, added: 'ins', removed: 'del' } as const;
  return parts
    .map(({ kind, text }) => {
      const name = tag[kind];
      return name === null ? escapeHtml(text) : `<${name}>${escapeHtml(text)}</${name}>`;
    })
    .join('');
}

function shown(value: unknown): string {
  return value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
}
