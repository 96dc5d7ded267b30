import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconPlayerRecordFilled } from '@tabler/icons-react';
import { useRecordingStanding } from './standing.ts';
import classes from './record.module.css';

/** Says as long as it is so that this screen is recorded. It is never hidden: whoever is recorded can see it. */
export function RecordingMark() {
  const standing = useRecordingStanding();
  if (standing === 'off') return null;
  const recorded = standing === 'recording';
  const Icon = recorded ? IconPlayerRecordFilled : IconAlertTriangle;
  return (
    <Tooltip
      multiline
      w={280}
      label={
        recorded
          ? 'This session is recorded for quality. Every value is masked before it leaves this browser.'
          : 'The agreement asks for a recording, and it does not arrive. You can go on; tell your team lead if it stays so.'
      }
    >
      <span className={classes.mark} data-tone={recorded ? 'plain' : 'warn'} tabIndex={0} role="note">
        <Icon size={14} aria-hidden />
        <span>{recorded ? 'Recorded, values masked' : 'Not recorded'}</span>
      </span>
    </Tooltip>
  );
}
