import { useMemo, type ReactElement } from 'react';
import { formatVkey, type LogReport } from '@cordon/ledger';
import { absolute } from '../../components/instant.ts';
import { stripOf } from './strip.ts';
import { StripView } from './StripView.tsx';
import type { CheckedLog } from './verify.ts';
import { notShown, PROBLEMS, resultOf } from './words.ts';

/** What was checked of a log, what was found, and what none of it shows. */
export function LogResult({ checked }: { readonly checked: CheckedLog }): ReactElement {
  const { report, trusted, samples } = checked;
  const strip = useMemo(() => stripOf(samples.all(), report), [samples, report]);
  const tone = !report.ok ? 'bad' : trusted.from === 'log' ? 'plain' : 'good';
  return (
    <>
      <p className="verdict mark" data-tone={tone} role="alert">
        <span aria-hidden="true">{report.ok ? '✓' : '✕'}</span> {resultOf(checked)}
      </p>
      {report.problems.length > 0 && (
        <>
          <h3>What is wrong</h3>
          <ul className="checks">
            {report.problems.map(({ code, path, problem }, at) => (
              <li key={at} data-problem={code}>
                <span className="mark" data-tone="bad">
                  <span aria-hidden="true">✕</span> {PROBLEMS[code]}
                </span>
                <br />
                <span className="quiet">
                  {problem}. In <code>{path}</code>, {code}.
                </span>
              </li>
            ))}
          </ul>
          <p>
            Keep what you were given as it is. Give it, with these words, to whoever runs the log and to its
            witnesses, and ask them for their checkpoints: who changed it cannot be told from here.
          </p>
        </>
      )}
      {strip !== null && (
        <>
          <h3>The log over time</h3>
          <StripView strip={strip} />
        </>
      )}
      <h3>What was checked</h3>
      <Facts report={report} keys={trusted.keys.map(formatVkey)} own={trusted.from === 'log'} />
      <h3>What this does not show</h3>
      <ul>
        {notShown(checked).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Facts({
  report: { origin, size, root, witnesses, checked, bodies, rotations },
  keys,
  own,
}: {
  readonly report: LogReport;
  readonly keys: readonly string[];
  readonly own: boolean;
}): ReactElement {
  return (
    <dl>
      <dt>Log</dt>
      <dd>{origin ?? 'It could not be told: no key holds.'}</dd>
      <dt>{own ? 'Keys, which came with the log' : 'Keys you gave'}</dt>
      <dd>
        {keys.length === 0 && 'None.'}
        {keys.map((vkey) => (
          <div key={vkey}>
            <code>{vkey}</code>
          </div>
        ))}
      </dd>
      {size !== null && (
        <>
          <dt>Signed</dt>
          <dd>
            {size.toLocaleString('en')} entries, root <code>{root}</code>
          </dd>
          <dt>Read</dt>
          <dd>
            {checked.entries.toLocaleString('en')} entries and {checked.tiles.toLocaleString('en')} files of
            hashes{checked.openings > 0 && `, ${checked.openings.toLocaleString('en')} opened`}
          </dd>
          <dt>Witnesses</dt>
          <dd>
            {witnesses.length === 0 && 'None of the keys is of a witness that cosigned.'}
            {witnesses.map(({ vkey, name, timestamp }) => (
              <div key={vkey}>
                {name}, {absolute(new Date(timestamp * 1000).toISOString())}
              </div>
            ))}
          </dd>
        </>
      )}
      {rotations.length > 0 && (
        <>
          <dt>Changes of the key</dt>
          <dd>
            {rotations.map(({ index, old, new: next }) => (
              <div key={index}>
                Entry {index}: <code>{old}</code> gave way to <code>{next}</code>
              </div>
            ))}
          </dd>
        </>
      )}
      {bodies !== null && (
        <>
          <dt>Bodies</dt>
          <dd>
            {bodies.opened.toLocaleString('en')} opened, {bodies.erased.toLocaleString('en')} erased by an
            entry that says so, {bodies.missing.toLocaleString('en')} missing
          </dd>
        </>
      )}
    </dl>
  );
}
