import type { ReactElement } from 'react';
import { toBase64 } from '@cordon/ledger';
import { absolute } from '../../components/instant.ts';
import { bodyParts } from './body.ts';
import { PathView } from './PathView.tsx';
import type { CheckedProof } from './verify.ts';

/** What a proof of one entry shows, and what it does not. */
export function ProofResult({ checked }: { readonly checked: CheckedProof }): ReactElement {
  if (checked.kind === 'keyless') {
    return (
      <p className="verdict mark" data-tone="plain" role="alert">
        <span aria-hidden="true">–</span> Nothing is proven yet: paste the key of {checked.origin} above, and
        check again. The file says it proves entry {checked.index}, and names no key: one that did would prove
        whatever it liked.
      </p>
    );
  }
  if (checked.kind === 'failed') {
    return (
      <>
        <p className="verdict mark" data-tone="bad" role="alert">
          <span aria-hidden="true">✕</span> This proof does not hold: {checked.problem}
        </p>
        <p>Believe nothing that the file says. Ask for it anew, and check that the key is the right one.</p>
      </>
    );
  }
  const { proof, path } = checked;
  const { index, leaf, checkpoint, witnesses, body } = proof;
  return (
    <>
      <p className="verdict mark" data-tone="good" role="alert">
        <span aria-hidden="true">✓</span> The proof holds: entry {index} stands in the ledger
      </p>
      <dl>
        <dt>Entered</dt>
        <dd>{absolute(leaf.t)}</dd>
        <dt>Ledger</dt>
        <dd>
          {checkpoint.origin}, which signed {checkpoint.size.toLocaleString('en')} entries with a key you
          gave, root <code>{toBase64(checkpoint.root)}</code>
        </dd>
        <dt>Witnesses</dt>
        <dd>
          {witnesses.length === 0 && 'None of the keys you gave is of a witness that cosigned.'}
          {witnesses.map(({ key, timestamp }) => (
            <div key={key.id}>
              {key.name}, {absolute(new Date(timestamp * 1000).toISOString())}
            </div>
          ))}
        </dd>
      </dl>
      <h3>What the entry says</h3>
      {body === null ? (
        <p>The file does not tell. It proves that the entry stands there, and when it was made.</p>
      ) : (
        <dl>
          {bodyParts(body).map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <h3>How it leads to what was signed</h3>
      <PathView path={path} />
      <h3>What this does not show</h3>
      <ul>
        <li>That what was entered is true.</li>
        {witnesses.length === 0 && (
          <li>
            That it was entered when it says. No witness saw it: the time rests on the word of whoever runs
            the ledger.
          </li>
        )}
        <li>What other entries there are.</li>
      </ul>
    </>
  );
}
