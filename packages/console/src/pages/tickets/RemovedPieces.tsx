import { Text } from '@mantine/core';
import type { NotePreview } from '../../api/types.ts';
import { KeptText } from './KeptText.tsx';
import { foundBy, typeName } from './spans.ts';
import classes from './conversation.module.css';

interface RemovedPiecesProps {
  /** The text the pieces were found in. */
  readonly typed: string;
  readonly found: NotePreview['removed'];
  readonly kept: string;
}

/** Says what the record will not keep, by what it was found, and how the kept text reads. */
export function RemovedPieces({ typed, found, kept }: RemovedPiecesProps) {
  const count = found.length === 1 ? 'One piece' : `${found.length} pieces`;
  return (
    <div role="status">
      {found.length > 0 && (
        <div className={classes.removal}>
          <Text size="sm" fw={600}>
            {count} will not be kept
          </Text>
          <ul>
            {found.map(({ start, end, type, by }) => (
              <li key={start}>
                <span className={classes.underlined}>{typed.slice(start, end)}</span> found as{' '}
                {typeName(type)} {foundBy(by)}
              </li>
            ))}
          </ul>
          <Text size="sm" component="div">
            The record keeps: <KeptText text={kept} />
          </Text>
        </div>
      )}
    </div>
  );
}
