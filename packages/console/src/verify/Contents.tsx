import type { ReactElement } from 'react';
import type { EvidenceManifest, PackCompleteness } from '@cordon/core/agreements';
import { absolute } from '../components/instant.ts';

/** Runs of entries that are told; the rest stand in the list of contents. */
const TOLD = 20;

function brief(ranges: string): string {
  const runs = ranges.split(',');
  return runs.slice(0, TOLD).join(', ') + (runs.length > TOLD ? ' and more' : '');
}

function countWords({ entries, opened, erased, missing, size, counted }: PackCompleteness): string {
  const [all, here, gone, lost] = [entries, opened, erased, missing].map((count) =>
    count.toLocaleString('en'),
  );
  return `${all ?? ''} entries below entry ${size.toLocaleString('en')}, by entry ${counted.toLocaleString('en')}: ${here ?? ''} in the pack, ${gone ?? ''} erased, ${lost ?? ''} missing`;
}

const SIDES: Readonly<Record<string, string>> = {
  company: 'the company: entries of both parties',
  vendor: 'the vendor: its own entries only',
  auditor: 'an auditor: entries within the times they were given',
  operator: 'whoever runs the installation: entries of both parties',
};

/** What the pack says it holds, and what it does not hold. */
export function Contents({ manifest }: { readonly manifest: EvidenceManifest }): ReactElement {
  const { agreement, madeAt, scope, entries, ledger, sections, completeness } = manifest;
  return (
    <section aria-labelledby="contents">
      <h2 id="contents">The pack this page came with</h2>
      <dl>
        <dt>Agreement</dt>
        <dd>
          {agreement.title} ({agreement.id}), {agreement.controller.name} and {agreement.processor.name}
          {agreement.endedAt !== null && `, ended ${absolute(agreement.endedAt)}`}
        </dd>
        <dt>Made</dt>
        <dd>
          {absolute(madeAt)} for {SIDES[scope.side] ?? scope.side}
        </dd>
        <dt>Ledger</dt>
        <dd>
          {entries.toLocaleString('en')} of {ledger.size.toLocaleString('en')} entries of {ledger.origin}
        </dd>
        <dt>Counted for this pack</dt>
        <dd>
          {countWords(completeness)}
          {completeness.erasedBy.length > 0 && (
            <ul>
              {completeness.erasedBy.map((erasure) => (
                <li key={erasure.entry}>
                  Entry {erasure.entry} says that {erasure.entries.toLocaleString('en')} were erased:{' '}
                  {brief(erasure.ranges)}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <table>
        <caption>Contents</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Files</th>
          </tr>
        </thead>
        <tbody>
          {sections.map(({ id, title, files, missing }) => (
            <tr key={id}>
              <td>{title}</td>
              <td>{missing === null ? files : `Not in the pack. ${missing}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
