import type { Attestation } from '../../api/types.ts';
import classes from './attestations.module.css';

const DAY_MS = 86_400_000;
const WIDTH = 300;

/** How much of a paper's time is over, drawn; the words beside it say it too. */
export function TimeStrip({ attestation }: { readonly attestation: Attestation }) {
  const { madeOn, validUntil, daysLeft, state } = attestation;
  const all = Math.max(1, (Date.parse(validUntil) - Date.parse(madeOn)) / DAY_MS);
  const over = WIDTH * Math.min(1, Math.max(0, 1 - daysLeft / all));
  const left =
    daysLeft < 0
      ? `over for ${String(-daysLeft)} days`
      : daysLeft === 0
        ? 'its last day'
        : `${String(daysLeft)} days left`;
  const words = `From ${madeOn} to ${validUntil}: ${left}`;
  return (
    <div className={classes.strip}>
      <svg viewBox={`0 0 ${String(WIDTH)} 10`} role="img" aria-label={words} className={classes.time}>
        <rect className={classes.left} x={0} y={2} width={WIDTH} height={6} />
        <rect
          className={state === 'ended' ? classes.ended : classes.over}
          x={0}
          y={2}
          width={over}
          height={6}
        />
      </svg>
      <span>{words}</span>
    </div>
  );
}
