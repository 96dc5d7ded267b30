import { useEffect, useState, type ReactElement } from 'react';
import { parseVkey } from '@cordon/ledger';
import type { Check, CheckStatus, PackReport } from '@cordon/core/agreements';
import { compare, fingerprintOf, type Comparison } from './fingerprint.ts';
import { CHECKS, notShown, resultOf, STATUS } from './words.ts';

const SIGNS: Readonly<Record<CheckStatus, string>> = { ok: '✓', failed: '✕', none: '–' };
const TONES: Readonly<Record<CheckStatus, string>> = { ok: 'good', failed: 'bad', none: 'plain' };

/** What was checked, what was found, and what none of it shows. */
export function Result({ report }: { readonly report: PackReport }): ReactElement {
  return (
    <>
      <p className="verdict mark" data-tone={report.ok ? 'good' : 'bad'} role="alert">
        <span aria-hidden="true">{report.ok ? '✓' : '✕'}</span> {resultOf(report)}
      </p>
      <ul className="checks">
        {report.checks.map((check) => (
          <Row key={check.id} check={check} />
        ))}
      </ul>
      <Keys report={report} />
      <h3>What this does not show</h3>
      <ul>
        {notShown(report.checks).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Row({ check: { id, status, detail, problems } }: { readonly check: Check }): ReactElement {
  return (
    <li data-check={id} data-status={status}>
      <span className="mark" data-tone={TONES[status]}>
        <span aria-hidden="true">{SIGNS[status]}</span> {CHECKS[id]}: {STATUS[status]}
      </span>
      <br />
      <span className="quiet">{detail}</span>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

const ANSWERS: Readonly<Record<Comparison, { readonly tone: string; readonly text: string }>> = {
  'same-key': { tone: 'good', text: 'It is the key of this pack.' },
  'former-key': {
    tone: 'good',
    text: 'The ledger had this key before. An entry in it, signed by both, changed it to the key of this pack.',
  },
  'same-manifest': { tone: 'good', text: 'It is the hash of this pack’s list of contents.' },
  different: { tone: 'bad', text: 'It is neither the key nor the hash of this pack. Do not rely on it.' },
  unreadable: { tone: 'plain', text: 'That is no key, fingerprint or hash.' },
};

/** The keys the pack was checked with: only somebody who knows them from elsewhere can say whose they are. */
function Keys({
  report: { vkeys, formerVkeys, manifestHash },
}: {
  readonly report: PackReport;
}): ReactElement {
  const [pasted, setPasted] = useState('');
  const [prints, setPrints] = useState<readonly string[]>([]);
  const [answer, setAnswer] = useState<Comparison | null>(null);
  useEffect(() => {
    let gone = false;
    void printsOf(vkeys).then((all) => {
      if (!gone) setPrints(all);
    });
    return () => {
      gone = true;
    };
  }, [vkeys]);
  return (
    <>
      <h3>Whose ledger is it?</h3>
      <p>
        The pack was checked with the key it names itself. Compare it with the one you were given another way.
      </p>
      <dl>
        {vkeys.map((vkey, at) => (
          <div key={vkey}>
            <dt>Key</dt>
            <dd>
              <code>{vkey}</code>
            </dd>
            <dt>Fingerprint</dt>
            <dd>
              <code>{prints[at] ?? ''}</code>
            </dd>
          </div>
        ))}
        <dt>List of contents (SHA-256)</dt>
        <dd>
          <code>{manifestHash ?? 'none'}</code>
        </dd>
      </dl>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void compare(pasted, vkeys, manifestHash, formerVkeys).then(setAnswer);
        }}
      >
        <label htmlFor="pasted">Key, fingerprint or hash that you were told</label>
        <input
          id="pasted"
          value={pasted}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setAnswer(null);
            setPasted(event.currentTarget.value);
          }}
        />
        <button type="submit">Compare</button>
        <p role="status">
          {answer !== null && (
            <span className="mark" data-tone={ANSWERS[answer].tone}>
              {ANSWERS[answer].text}
            </span>
          )}
        </p>
      </form>
    </>
  );
}

async function printsOf(vkeys: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    vkeys.map(async (vkey) => {
      try {
        return await fingerprintOf(parseVkey(vkey));
      } catch {
        return 'it cannot be read';
      }
    }),
  );
}
