import { Text } from '@mantine/core';
import type { Awareness, AwarenessGroup } from '../../api/types.ts';
import classes from './awareness.module.css';
import { minutesWords, shareWords } from './words.ts';

interface PartsProps {
  readonly formula: Awareness['formula'];
  readonly group: AwarenessGroup;
}

/** The parts of a score, drawn, each with how it is worked out on click. */
export function Parts({ formula, group: { parts, medianMinutes } }: PartsProps) {
  return (
    <ul className={classes.parts} aria-label="What the score is made of">
      {formula.map(({ part, title, weight, formula: how }) => {
        const found = parts.find((one) => one.part === part) ?? { share: null, missing: 'no-feed' as const };
        return (
          <li key={part}>
            <details>
              <summary>
                {title}: {shareWords(found)}
              </summary>
              <Text size="sm" c="dimmed">
                {how} It weighs {weight} of 100. Shares are told in steps of 5 %.
                {part === 'quickly' &&
                  medianMinutes !== null &&
                  ` Half of those who reported had done so after ${minutesWords(medianMinutes)}; that weighs nothing, so that a late report costs nobody.`}
              </Text>
            </details>
            <svg className={classes.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
              <rect
                className={classes.frame}
                data-missing={found.share === null}
                x="0.5"
                y="1"
                width="99"
                height="8"
              />
              {found.share !== null && (
                <rect className={classes.fill} x="0.5" y="1" width={found.share * 99} height="8" />
              )}
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
