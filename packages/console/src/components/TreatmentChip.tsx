import { Tooltip } from '@mantine/core';
import { IconCircleHalf2, IconEraser, IconEye, IconEyeOff, IconHash, IconStack2 } from '@tabler/icons-react';
import type { Treatment } from '../api/types.ts';
import classes from './TreatmentChip.module.css';

const WORDS = {
  clear: ['clear', IconEye],
  partial: ['in part', IconCircleHalf2],
  generalise: ['coarse', IconStack2],
  token: ['stand-in', IconHash],
  redact: ['removed', IconEraser],
  hidden: ['hidden', IconEyeOff],
} as const;

interface TreatmentChipProps {
  readonly treatment: Treatment;
  readonly clause: string;
  /** Why it is shown this way, one sentence. */
  readonly reason: string;
  /** The clause as it stands in the agreement, when it is at hand. */
  readonly text?: string | undefined;
}

/** A quiet chip that says how a value is shown; the reason and its clause come on hover and on focus. */
export function TreatmentChip({ treatment, clause, reason, text }: TreatmentChipProps) {
  const [word, Icon] = WORDS[treatment];
  return (
    <Tooltip
      label={
        <>
          {reason}
          {text !== undefined && (
            <>
              <br />
              {clause}: {text}
            </>
          )}
        </>
      }
    >
      <span className={classes.chip} data-treatment={treatment} tabIndex={0}>
        <Icon size={13} stroke={1.7} aria-hidden />
        <span className={treatment === 'clear' ? 'visually-hidden' : undefined}>{word},</span> {clause}
      </span>
    </Tooltip>
  );
}
