import type { ReactNode } from 'react';
import classes from './pictures.module.css';

/*
 * What the pictures of courses are drawn of. Colours are the console's own, so a picture is as good in the dark; the words in
 * one are for eyes, and its description says the same to everybody else.
 */

interface Place {
  readonly x: number;
  readonly y: number;
}

interface BoxProps extends Place {
  readonly w: number;
  readonly h: number;
  readonly accent?: boolean;
  readonly children?: ReactNode;
}

export function Box({ x, y, w, h, accent = false, children }: BoxProps) {
  return (
    <g transform={`translate(${String(x)} ${String(y)})`}>
      <rect width={w} height={h} rx={5} className={accent ? classes.accent : classes.soft} />
      {children}
    </g>
  );
}

interface WordsProps extends Place {
  readonly children: string;
  readonly size?: 'text' | 'small' | 'strong';
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function Words({ x, y, children, size = 'text', anchor = 'start' }: WordsProps) {
  return (
    <text x={x} y={y} textAnchor={anchor} className={classes[size]}>
      {children}
    </text>
  );
}

export function Person({ x, y }: Place) {
  return (
    <g transform={`translate(${String(x)} ${String(y)})`} className={classes.soft}>
      <circle cx={0} cy={-16} r={9} />
      <path d="M-16 14c0-12 7-19 16-19s16 7 16 19z" />
    </g>
  );
}

export function Phone({ x, y }: Place) {
  return (
    <g transform={`translate(${String(x)} ${String(y)})`}>
      <rect x={-9} y={-17} width={18} height={34} rx={3} className={classes.soft} />
      <circle cx={0} cy={-11} r={2.4} className={classes.line} />
    </g>
  );
}

interface ArrowProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** A straight way with a head at its end. */
export function Arrow({ from: [x1, y1], to: [x2, y2] }: ArrowProps) {
  const turn = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return (
    <g>
      <path d={`M${String(x1)} ${String(y1)}L${String(x2)} ${String(y2)}`} className={classes.way} />
      <path
        d="M0 0l-9-4.5v9z"
        transform={`translate(${String(x2)} ${String(y2)}) rotate(${turn.toFixed(1)})`}
        className={classes.head}
      />
    </g>
  );
}

/** Not so. */
export function Cross({ x, y, r = 14 }: Place & { readonly r?: number }) {
  const at = `M${String(x - r)} ${String(y - r)}l${String(2 * r)} ${String(2 * r)}m0 ${String(-2 * r)}l${String(-2 * r)} ${String(2 * r)}`;
  return <path d={at} className={classes.bad} />;
}

/** A line of text nobody is to read. */
export function Bar({ x, y, w }: Place & { readonly w: number }) {
  return <rect x={x} y={y} width={w} height={7} rx={3} className={classes.bar} />;
}

/** A number in a ring, for what is explained beside. */
export function Mark({ x, y, children }: Place & { readonly children: string }) {
  return (
    <g>
      <circle cx={x} cy={y} r={11} className={classes.accent} />
      <Words x={x} y={y + 4} anchor="middle" size="strong">
        {children}
      </Words>
    </g>
  );
}
