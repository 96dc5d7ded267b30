import { useId } from 'react';
import classes from './VisibleMark.module.css';

/**
 * Lays agent, time and entry faintly over what it stands in, tile by tile, so that a photograph of any part of the
 * screen names its maker. Its parent has to be `position: relative`.
 */
export function VisibleMark({ text }: { readonly text: string }) {
  const pattern = useId();
  const width = 24 + text.length * 6.2;
  return (
    <svg className={classes.mark} aria-hidden data-testid="visible-mark">
      <defs>
        <pattern
          id={pattern}
          width={width}
          height={56}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-18)"
        >
          <text x={0} y={16} className={classes.text}>
            {text}
          </text>
          <text x={-width / 2} y={44} className={classes.text}>
            {text}
          </text>
          <text x={width / 2} y={44} className={classes.text}>
            {text}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${pattern})`} />
    </svg>
  );
}
