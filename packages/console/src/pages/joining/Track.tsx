import type { LeaverView } from '../../api/types.ts';
import classes from './joining.module.css';
import { msWords } from './words.ts';

const [WIDTH, ROW, LEFT] = [640, 18, 210];

/** When each kind of thing was shut, drawn from the act on: a dot a thing; one that still works is another shape at the end. */
export function Track({ items }: Pick<LeaverView, 'items'>) {
  const kinds = [...Map.groupBy(items, ({ title }) => title)];
  const last = Math.max(1, ...items.flatMap(({ afterMs }) => (afterMs === null ? [] : [afterMs])));
  const x = (ms: number) => LEFT + 8 + (ms / last) * (WIDTH - LEFT - 24);
  const height = kinds.length * ROW + 20;
  if (items.length === 0) return null;
  return (
    <svg
      className={classes.track}
      viewBox={`0 0 ${String(WIDTH)} ${String(height)}`}
      role="img"
      aria-label={`${String(items.length)} things of ${String(kinds.length)} kinds, the last shut ${msWords(last)} after the act`}
    >
      {kinds.map(([title, of], row) => {
        const y = row * ROW + 12;
        return (
          <g key={title}>
            <text className={classes.label} x={LEFT - 6} y={y + 3} textAnchor="end">
              {title.length > 36 ? `${title.slice(0, 35)}…` : title}
            </text>
            <line className={classes.line} x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            {of.map(({ id, afterMs, works }) =>
              works ? (
                <rect
                  key={id}
                  className={classes.dot}
                  data-alive
                  x={WIDTH - 10}
                  y={y - 5}
                  width={10}
                  height={10}
                />
              ) : (
                afterMs !== null && <circle key={id} className={classes.dot} cx={x(afterMs)} cy={y} r={4} />
              ),
            )}
          </g>
        );
      })}
      <text className={classes.label} x={LEFT} y={height - 2}>
        the act
      </text>
      <text className={classes.label} x={WIDTH} y={height - 2} textAnchor="end">
        {msWords(last)}
      </text>
    </svg>
  );
}
