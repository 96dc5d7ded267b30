import type { ReactElement } from 'react';
import type { AuditPath } from './auditPath.ts';

const WIDTH = 360;
const ROW = 52;
const TOP = 22;
const BOX = { width: 96, height: 26 };
const MIDDLE = WIDTH / 2;

/** The way from the entry to the signed root: what is computed in the middle, what the file brings beside it. */
export function PathView({ path }: { readonly path: AuditPath }): ReactElement {
  const { steps, root } = path;
  const yOf = (step: number): number => TOP + (steps.length - step) * ROW;
  const xOf = (side: 'left' | 'right'): number =>
    side === 'left' ? BOX.width / 2 + 4 : WIDTH - BOX.width / 2 - 4;
  return (
    <figure className="path">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(yOf(0) + TOP)}`}
        role="img"
        aria-label={`The entry leads to the signed root in ${String(steps.length)} steps. The list below says the same.`}
      >
        {steps.map(({ side }, step) => (
          <g key={step} className="lines">
            <line x1={MIDDLE} y1={yOf(step)} x2={MIDDLE} y2={yOf(step + 1)} />
            <line x1={xOf(side)} y1={yOf(step)} x2={MIDDLE} y2={yOf(step + 1)} />
          </g>
        ))}
        {steps.map(({ side, own, beside }, step) => (
          <g key={step}>
            <Box x={MIDDLE} y={yOf(step)} hex={own} kind={step === 0 ? 'entry' : 'own'} />
            <Box x={xOf(side)} y={yOf(step)} hex={beside} kind="beside" />
          </g>
        ))}
        <Box x={MIDDLE} y={yOf(steps.length)} hex={root} kind="root" />
      </svg>
      <details>
        <summary>The path in words</summary>
        <ol>
          {steps.map(({ side, own, beside }, step) => (
            <li key={step}>
              {step === 0 ? 'The entry’s hash' : 'The hash so far'} <code>{own}</code>, with{' '}
              <code>{beside}</code> on its {side}
            </li>
          ))}
          <li>
            gives the root <code>{root}</code>, which the checkpoint signs
          </li>
        </ol>
      </details>
    </figure>
  );
}

function Box({
  x,
  y,
  hex,
  kind,
}: {
  readonly x: number;
  readonly y: number;
  readonly hex: string;
  readonly kind: 'entry' | 'own' | 'beside' | 'root';
}): ReactElement {
  return (
    <g className={`box box-${kind}`}>
      <rect x={x - BOX.width / 2} y={y - BOX.height / 2} {...BOX} rx="4" />
      <text x={x} y={y + 4} textAnchor="middle">
        {hex.slice(0, 8)}…
      </text>
    </g>
  );
}
