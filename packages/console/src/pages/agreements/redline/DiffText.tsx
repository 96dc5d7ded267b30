import { Fragment } from 'react';
import type { DiffPart } from '../../../api/types.ts';
import classes from './redline.module.css';

interface DiffTextProps {
  readonly parts: readonly DiffPart[];
  /** Which side to show; both in one text when absent. */
  readonly side?: 'before' | 'after';
}

/** A redline: what came is underlined, what went is struck through, and both are said to a screen reader. */
export function DiffText({ parts, side }: DiffTextProps) {
  const left = side === 'before' ? 'added' : side === 'after' ? 'removed' : null;
  return parts
    .filter(({ kind }) => kind !== left)
    .map(({ kind, text }, at) => {
      // Parts have no name but their place, and never change it.
      if (kind === 'same') return <span key={at}>{text}</span>;
      const Mark = kind === 'added' ? 'ins' : 'del';
      const words = text.trimEnd();
      return (
        <Fragment key={at}>
          <Mark className={classes[kind] ?? ''}>
            <span className="visually-hidden">{kind === 'added' ? '[added: ' : '[removed: '}</span>
            {words}
            <span className="visually-hidden">]</span>
          </Mark>
          {text.slice(words.length)}
        </Fragment>
      );
    });
}
