import { useRef, useState, type ReactElement } from 'react';
import type { EvidenceManifest } from '@cordon/core/agreements';
import { Choose } from './Choose.tsx';
import { Contents } from './Contents.tsx';
import type { Chosen } from './files.ts';
import { NOTHING_GIVEN } from './given.ts';
import { GivenFields } from './GivenFields.tsx';
import { LogResult } from './log/LogResult.tsx';
import { ProofResult } from './proof/ProofResult.tsx';
import { Result } from './Result.tsx';
import { checkChosen, type Checked } from './checking.ts';

interface PageProps {
  /** The manifest this page came with, as text and read; null for a page from elsewhere. */
  readonly expected: { readonly text: string; readonly manifest: EvidenceManifest } | null;
}

type State =
  | { readonly at: 'start' }
  | { readonly at: 'work'; readonly done: number; readonly of: number }
  | { readonly at: 'end'; readonly checked: Checked }
  | { readonly at: 'broken'; readonly why: string };

/** Verifies an evidence pack, an exported ledger or the proof of an entry on this computer alone. */
export function Page({ expected }: PageProps): ReactElement {
  const [state, setState] = useState<State>({ at: 'start' });
  const [given, setGiven] = useState(NOTHING_GIVEN);
  const [chosen, setChosen] = useState<readonly Chosen[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const run = useRef(0);

  const broken = (error: unknown): State => ({
    at: 'broken',
    why: error instanceof Error ? error.message : 'It cannot be read.',
  });

  const verify = async (files: readonly Chosen[]): Promise<void> => {
    setChosen(files);
    // What was chosen meanwhile is what counts.
    const mine = ++run.current;
    const show = (next: State): void => {
      if (mine === run.current) setState(next);
    };
    show({ at: 'work', done: 0, of: 1 });
    try {
      const onProgress = (done: number, of: number): void => {
        if (done % 20 === 0 || done === of) show({ at: 'work', done, of });
      };
      show({ at: 'end', checked: await checkChosen(files, given, expected?.text ?? null, onProgress) });
    } catch (error) {
      show(broken(error));
    }
    heading.current?.focus();
  };

  return (
    <main>
      <h1>Verify what Cordon gave you</h1>
      <p>
        This page works on this computer alone: it sends nothing and asks nobody.{' '}
        {expected !== null &&
          'It came with a pack, so whoever made the pack could have changed it too. If that matters, use the same page from another source.'}
      </p>
      <Choose
        onChoose={(files) => {
          void verify(files);
        }}
        onBroken={(error) => {
          setState(broken(error));
        }}
      />
      <GivenFields
        given={given}
        onChange={setGiven}
        again={chosen === null ? null : () => void verify(chosen)}
      />
      <section aria-labelledby="result">
        <h2 id="result" tabIndex={-1} ref={heading}>
          Result
        </h2>
        <div role="status">
          {state.at === 'start' && <p>Choose a file or folder first.</p>}
          {state.at === 'work' && <p>Checking …</p>}
          {state.at === 'broken' && (
            <p className="mark" data-tone="bad">
              <span aria-hidden="true">✕</span> This cannot be checked. {state.why}
            </p>
          )}
        </div>
        {state.at === 'work' && (
          <progress aria-label="Files checked" value={state.done} max={state.of}>
            {state.done} of {state.of}
          </progress>
        )}
        {state.at === 'end' && <Outcome checked={state.checked} />}
      </section>
      {expected !== null && <Contents manifest={expected.manifest} />}
    </main>
  );
}

function Outcome({ checked }: { readonly checked: Checked }): ReactElement {
  if (checked.kind === 'pack') return <Result report={checked.report} />;
  if (checked.kind === 'log') return <LogResult checked={checked.log} />;
  return <ProofResult checked={checked.proof} />;
}
