import type { ReactElement } from 'react';
import type { Given } from './given.ts';

/** What an auditor brings from elsewhere. All of it may be left empty, and the result then says what that means. */
export function GivenFields({
  given,
  onChange,
  again,
}: {
  readonly given: Given;
  readonly onChange: (given: Given) => void;
  /** Null before anything was chosen. */
  readonly again: (() => void) | null;
}): ReactElement {
  return (
    <form
      className="given"
      aria-labelledby="given"
      onSubmit={(event) => {
        event.preventDefault();
        again?.();
      }}
    >
      <h2 id="given">What you have from elsewhere</h2>
      <p>For a ledger or a proof. A pack brings what it needs.</p>
      <label htmlFor="keys">Keys that you were given another way, one a line, or a policy</label>
      <textarea
        id="keys"
        rows={3}
        autoComplete="off"
        spellCheck={false}
        value={given.keys}
        onChange={(event) => {
          onChange({ ...given, keys: event.currentTarget.value });
        }}
      />
      <details>
        <summary>A kept checkpoint, or bodies of entries</summary>
        <p>
          <label htmlFor="older">
            A checkpoint of this ledger that you kept from before, or the mailbox with them
          </label>
          <input
            id="older"
            type="file"
            onChange={(event) => {
              onChange({ ...given, older: event.currentTarget.files?.[0] ?? null });
            }}
          />
        </p>
        <p>
          <label htmlFor="bodies">Bodies of entries (lines of JSON)</label>
          <input
            id="bodies"
            type="file"
            onChange={(event) => {
              onChange({ ...given, bodies: event.currentTarget.files?.[0] ?? null });
            }}
          />
        </p>
        <p>
          <label htmlFor="complete" className="tick">
            <input
              id="complete"
              type="checkbox"
              checked={given.complete}
              onChange={(event) => {
                onChange({ ...given, complete: event.currentTarget.checked });
              }}
            />
            These are all bodies of the ledger, by rising index: name what is missing
          </label>
        </p>
      </details>
      {again !== null && <button type="submit">Check again with these</button>}
    </form>
  );
}
