import { Text } from '@mantine/core';
import { kindWords } from '../../components/piiKinds.ts';
import { differenceOf } from './difference.ts';
import type { Tried } from './useTried.ts';
import { foundBy } from './words.ts';
import classes from './dictionary.module.css';

const SAYS = {
  present: 'removed now',
  added: 'removed once approved',
  left: 'left standing once approved',
} as const;

/** A text with what is removed of it, now and once all that waits is approved, each with what found it. */
export function TriedText({ tried: { text, answer } }: { readonly tried: Tried }) {
  const pieces = differenceOf(text, answer);
  const found = pieces.filter(({ mark }) => mark !== null);
  return (
    <div>
      <Text className={classes.tried ?? ''} component="div" size="sm">
        {pieces.map(({ text: said, mark }, nth) =>
          mark === null ? (
            <span key={nth}>{said}</span>
          ) : (
            <mark key={nth} className={classes.mark} data-when={mark.when}>
              {said}
            </mark>
          ),
        )}
      </Text>
      {found.length === 0 ? (
        <Text size="sm" c="dimmed" role="status">
          Nothing of this is removed.
        </Text>
      ) : (
        <ul className={classes.found} aria-label="What is removed">
          {found.map(({ text: said, mark }, nth) =>
            mark === null ? null : (
              <li key={nth}>
                <span className={classes.mark} data-when={mark.when}>
                  {said}
                </span>{' '}
                {kindWords(mark.type).toLowerCase()}, by {foundBy(mark.by)}: <b>{SAYS[mark.when]}</b>
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}
