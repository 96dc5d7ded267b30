import { useRef, useState, type ReactElement } from 'react';
import { verifyPack, type EvidenceManifest, type PackReport } from '@cordon/core/agreements';
import { Choose } from './Choose.tsx';
import { Contents } from './Contents.tsx';
import { openChosen, type Chosen } from './files.ts';
import { browserPorts } from './ports.ts';
import { Result } from './Result.tsx';

interface PageProps {
  /** The manifest this page came with, as text and read; null for a page from elsewhere. */
  readonly expected: { readonly text: string; readonly manifest: EvidenceManifest } | null;
}

type State =
  | { readonly at: 'start' }
  | { readonly at: 'work'; readonly done: number; readonly of: number }
  | { readonly at: 'end'; readonly report: PackReport }
  | { readonly at: 'broken'; readonly why: string };

/** Verifies an evidence pack on this computer alone. */
export function Page({ expected }: PageProps): ReactElement {
  const [state, setState] = useState<State>({ at: 'start' });
  const heading = useRef<HTMLHeadingElement>(null);
  const run = useRef(0);

  const verify = async (chosen: readonly Chosen[]): Promise<void> => {
    // A second pack chosen meanwhile is the one that counts.
    const mine = ++run.current;
    const show = (next: State): void => {
      if (mine === run.current) setState(next);
    };
    show({ at: 'work', done: 0, of: 1 });
    try {
      const reader = await openChosen(chosen);
      const onProgress = (done: number, of: number): void => {
        if (done % 20 === 0 || done === of) show({ at: 'work', done, of });
      };
      const report = await verifyPack(reader, { ...browserPorts, onProgress }, expected?.text ?? null);
      show({ at: 'end', report });
    } catch (error) {
      show({ at: 'broken', why: error instanceof Error ? error.message : 'It cannot be read.' });
    }
    heading.current?.focus();
  };

  return (
    <main>
      <h1>Verify an evidence pack</h1>
      <p>
        This page works on this computer alone: it sends nothing and asks nobody. It came with the pack, so
        whoever made the pack could have changed it too. If that matters, use the same page from another
        source.
      </p>
      <Choose
        onChoose={(chosen) => {
          void verify(chosen);
        }}
      />
      <section aria-labelledby="result">
        <h2 id="result" tabIndex={-1} ref={heading}>
          Result
        </h2>
        <div role="status">
          {state.at === 'start' && <p>Choose a pack first.</p>}
          {state.at === 'work' && <p>Checking …</p>}
          {state.at === 'broken' && (
            <p className="mark" data-tone="bad">
              <span aria-hidden="true">✕</span> This is not a pack that can be checked. {state.why}
            </p>
          )}
        </div>
        {state.at === 'work' && (
          <progress aria-label="Files checked" value={state.done} max={state.of}>
            {state.done} of {state.of}
          </progress>
        )}
        {state.at === 'end' && <Result report={state.report} />}
      </section>
      {expected !== null && <Contents manifest={expected.manifest} />}
    </main>
  );
}
