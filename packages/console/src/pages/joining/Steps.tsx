import { Text } from '@mantine/core';
import type { Joiner } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import classes from './joining.module.css';
import { mendWords, toneOf } from './words.ts';

/** Somebody’s list under one agreement: each step, how it stands, and the one thing that mends it. */
export function Steps({
  agreement: { id, title, items, ready },
  of,
}: {
  readonly agreement: Joiner['agreements'][number];
  readonly of: string;
}) {
  return (
    <div>
      <Text size="sm" c="dimmed" id={`list-${of}-${id}`}>
        {title}: {ready ? 'nothing stands in the way' : 'access is closed'}
      </Text>
      <ul className={classes.steps} aria-labelledby={`list-${of}-${id}`}>
        {items.map((item) => (
          <li key={item.step}>
            <StatusMark tone={toneOf(item)}>
              {item.title}
              {item.clause !== null && `, clause ${item.clause}`}
              {item.until !== null && (
                <>
                  , until <Time at={item.until} />
                </>
              )}
            </StatusMark>
            {item.state !== 'done' && <small>{mendWords(item)}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
