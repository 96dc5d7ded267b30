import type { ReactNode } from 'react';
import classes from './TableFrame.module.css';

/** Lets a wide table scroll sideways by itself, reachable by keyboard. */
export function TableFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.frame} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
