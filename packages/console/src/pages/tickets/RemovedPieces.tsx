import { Text, UnstyledButton } from '@mantine/core';
import { KeptText } from './KeptText.tsx';
import type { Found } from '../../components/redaction/finder.ts';
import { foundBy, typeName, type Span } from '../../components/redaction/spans.ts';
import classes from './conversation.module.css';

interface RemovedPiecesProps {
  readonly id: string;
  readonly found: Found | null;
  /** The pieces that still stand in the field can be gone to. */
  readonly standing: readonly Span[];
  readonly onGo: (piece: Span) => void;
}

/** Says what the record will not keep, by what it was found, and how the kept text reads. */
export function RemovedPieces({ id, found, standing, onGo }: RemovedPiecesProps) {
  const removed = found?.removed ?? [];
  const count = removed.length === 1 ? 'One piece' : `${removed.length} pieces`;
  return (
    <div id={id}>
      <Text role="status" size="sm" fw={600}>
        {removed.length > 0 && `${count} will not be kept: ${kindsOf(removed.map(({ type }) => type))}`}
      </Text>
      {found !== null && removed.length > 0 && (
        <div className={classes.removal}>
          <ul>
            {removed.map(({ start, end, type, by }) => (
              <li key={start}>
                <UnstyledButton
                  fz="sm"
                  className={classes.goTo ?? ''}
                  disabled={!standing.some((one) => one.start === start)}
                  onClick={() => {
                    onGo({ start, end });
                  }}
                >
                  <span className={classes.underlined}>{found.text.slice(start, end)}</span>
                </UnstyledButton>{' '}
                found as {typeName(type)} {foundBy(by)}
              </li>
            ))}
          </ul>
          <Text size="sm" component="div">
            The record keeps: <KeptText text={found.kept} />
          </Text>
        </div>
      )}
    </div>
  );
}

/** `phone, e-mail`: each kind once. */
function kindsOf(types: readonly string[]): string {
  return [...new Set(types.map(typeName))].join(', ');
}
