import { Text } from '@mantine/core';
import type { Erasure, ErasureLook } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { Time } from '../../components/Time.tsx';
import classes from './erasing.module.css';

type Part = ErasureLook['parts'][number] &
  Partial<Pick<Erasure['parts'][number], 'entry' | 'doneAt' | 'sealed'>>;

/** How many entries of each agreement, drawn and in words; what became of them, once something did. */
export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const most = Math.max(...parts.map(({ entries }) => entries), 1);
  return (
    <ul className={classes.parts}>
      {parts.map((part) => (
        <li key={part.agreement ?? ''}>
          <Text size="sm" component="div">
            {part.title ?? 'Under no agreement'}: {count(part.entries, 'entry', 'entries')} from{' '}
            <Time at={part.from} stamp /> to <Time at={part.until} stamp />
            <Became part={part} />
          </Text>
          <div className={classes.bar} aria-hidden>
            <div style={{ width: `${String((100 * part.entries) / most)}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Became({ part: { entry, doneAt, sealed } }: { readonly part: Part }) {
  if (entry === undefined || entry === null) return null;
  return (
    <>
      . {doneAt == null ? 'Stated by' : 'Gone, as stated by'} <EntryLink entry={entry} />
      {sealed !== undefined && sealed > 0 && `; ${count(sealed, 'opening')} sealed`}
    </>
  );
}
