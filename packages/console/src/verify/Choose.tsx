import type { ReactElement } from 'react';
import { useDrop } from '../hooks/useDrop.ts';
import { filesDropped } from './dropped.ts';
import type { Chosen } from './files.ts';

/** Where a pack, a log or a proof is dropped or chosen, by mouse and by keyboard alike. */
export function Choose({
  onChoose,
  onBroken,
}: {
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  readonly onBroken: (error: unknown) => void;
}): ReactElement {
  const choose = (files: FileList | null): void => {
    const chosen = [...(files ?? [])].map((file) => ({
      path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
      file,
    }));
    if (chosen.length > 0) onChoose(chosen);
  };
  const drop = useDrop(({ items }) => {
    filesDropped(items).then((chosen) => {
      if (chosen.length > 0) onChoose(chosen);
    }, onBroken);
  });
  return (
    <section aria-labelledby="choose" className="drop" {...drop}>
      <h2 id="choose">Choose what to verify</h2>
      <p>
        Drop it here, or choose it: an evidence pack, an exported ledger, or the proof of one entry. It is
        checked at once.
      </p>
      <p>
        <label htmlFor="zip">The pack (zip), a ledger (zip), or a proof (.tlog-proof)</label>
        <input
          id="zip"
          type="file"
          accept=".zip,.tlog-proof"
          onChange={(event) => {
            choose(event.currentTarget.files);
          }}
        />
      </p>
      <p>
        <label htmlFor="folder">Or the folder of a pack or a ledger</label>
        <input
          id="folder"
          type="file"
          webkitdirectory=""
          onChange={(event) => {
            choose(event.currentTarget.files);
          }}
        />
      </p>
    </section>
  );
}

declare module 'react' {
  interface InputHTMLAttributes<T> {
    /** Lets a whole folder be chosen; every current browser knows it under this name. */
    webkitdirectory?: '' | (T extends never ? never : undefined);
  }
}
