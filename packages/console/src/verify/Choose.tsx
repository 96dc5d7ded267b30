import { useState, type ReactElement } from 'react';
import type { Chosen } from './files.ts';

/** Where a pack is dropped or chosen, by mouse and by keyboard alike. */
export function Choose({
  onChoose,
}: {
  readonly onChoose: (chosen: readonly Chosen[]) => void;
}): ReactElement {
  const [over, setOver] = useState(false);
  const choose = (files: FileList | null): void => {
    const chosen = [...(files ?? [])].map((file) => ({
      path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
      file,
    }));
    if (chosen.length > 0) onChoose(chosen);
  };
  return (
    <section
      aria-labelledby="choose"
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        choose(event.dataTransfer.files);
      }}
    >
      <h2 id="choose">Choose the pack</h2>
      <p>Drop the zip here, or choose it.</p>
      <p>
        <label htmlFor="zip">The pack (zip)</label>
        <input
          id="zip"
          type="file"
          accept=".zip"
          onChange={(event) => {
            choose(event.currentTarget.files);
          }}
        />
      </p>
      <p>
        <label htmlFor="folder">Or the folder it was unpacked to</label>
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
