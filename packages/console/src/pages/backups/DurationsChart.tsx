import { Text } from '@mantine/core';
import type { RestoreDrill } from '../../api/types.ts';
import classes from './backups.module.css';
import { downMs, historyWords, spanWords } from './words.ts';

const MOST = 24;
const STEP = 14;
const [LEFT, TOP, HEIGHT] = [44, 6, 64];

/**
 * How long each drill's restore took, oldest left: putting the backup in below, verifying its ledger above. A cross is one
 * that failed.
 */
export function DurationsChart({ drills }: { readonly drills: readonly RestoreDrill[] }) {
  const shown = drills
    .filter(({ endedAt }) => endedAt !== null)
    .slice(0, MOST)
    .toReversed();
  if (shown.length === 0) return null;
  const most = Math.max(1, ...shown.map(({ measured }) => (measured === null ? 0 : downMs(measured))));
  const tall = (ms: number) => (ms / most) * HEIGHT;
  return (
    <figure style={{ margin: 0 }}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${String(LEFT + MOST * STEP)} ${String(TOP + HEIGHT + 4)}`}
        preserveAspectRatio="xMinYMid meet"
        role="img"
        aria-label={historyWords(drills)}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line
              className={classes.scale}
              x1={LEFT}
              x2={LEFT + MOST * STEP}
              y1={TOP + HEIGHT * (1 - part)}
              y2={TOP + HEIGHT * (1 - part)}
            />
            <text className={classes.label} x={LEFT - 4} y={TOP + HEIGHT * (1 - part) + 2.5} textAnchor="end">
              {part === 0 ? '0' : spanWords(most * part)}
            </text>
          </g>
        ))}
        {shown.map(({ id, measured }, nth) => {
          const [x, floor] = [LEFT + nth * STEP + 2, TOP + HEIGHT];
          if (measured === null)
            return (
              <path
                key={id}
                className={classes.failed}
                d={`M${String(x + 1)} ${String(floor - 10)}l8 8m0 -8l-8 8`}
              />
            );
          const [restore, verify] = [tall(measured.restoreMs), tall(measured.verifyMs)];
          return (
            <g key={id}>
              <rect className={classes.restore} x={x} y={floor - restore} width={STEP - 4} height={restore} />
              <rect
                className={classes.verify}
                x={x}
                y={floor - restore - verify}
                width={STEP - 4}
                height={verify}
              />
            </g>
          );
        })}
      </svg>
      <Text component="figcaption" size="xs" c="dimmed" className={classes.caption}>
        <svg className={classes.key} aria-hidden>
          <rect className={classes.restore} width="10" height="10" />
        </svg>
        putting the backup in, and{' '}
        <svg className={classes.key} aria-hidden>
          <rect className={classes.verify} width="10" height="10" />
        </svg>
        verifying its ledger, each drill a bar, oldest left; a cross is one that failed. Only after both may a
        restored Cordon be used.
      </Text>
    </figure>
  );
}
