import type { ReactNode } from 'react';
import classes from './TableFrame.module.css';

interface TableFrameProps {
  readonly label: string;
  /**
   * On a narrow screen each row becomes a card. Its cells name their columns (see Cell), or flow one after the other where
   * they speak for themselves; one that says nothing carries `data-empty`.
   */
  readonly cards?: boolean | 'flow';
  readonly children: ReactNode;
}

/** Lets a wide table scroll sideways by itself, reachable by keyboard. */
export function TableFrame({ label, cards = false, children }: TableFrameProps) {
  return (
    <div
      className={[classes.frame, cards !== false && classes.cards, cards === 'flow' && classes.flow]
        .filter(Boolean)
        .join(' ')}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
