import { Alert, Button, Group, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useContext, useEffect, useRef } from 'react';
import { MendingLink } from '../../components/MendingLink.tsx';
import { StepUpContext, stepUpCodes } from '../../app/stepUpContext.ts';
import type { Stop } from './work.ts';

interface WorkStoppedProps {
  readonly stop: Stop;
  /** Leads away from the ticket that was open; absent when none was. */
  readonly onLeave: (() => void) | undefined;
}

/** In place of a ticket whose work stopped: why, and what to do next. It goes by itself when the work goes on. */
export function WorkStopped({ stop, onLeave }: WorkStoppedProps) {
  const alert = useRef<HTMLDivElement>(null);
  const stepUp = useContext(StepUpContext);
  // What had the focus is gone from the screen with the ticket.
  useEffect(() => {
    if (document.activeElement === document.body) alert.current?.focus();
  }, []);
  return (
    <Alert
      ref={alert}
      role="alert"
      tabIndex={-1}
      variant="light"
      icon={<IconLock size={18} aria-hidden />}
      title={stop.text}
    >
      {onLeave !== undefined && <Text size="sm">Nothing of a customer is left on this screen.</Text>}
      <Text size="sm">{stop.next}</Text>
      <Group gap="sm" mt="sm">
        {stepUp !== null && stepUpCodes.includes(stop.code) && (
          <Button size="xs" onClick={() => void stepUp.askNow()}>
            Confirm second factor
          </Button>
        )}
        <MendingLink code={stop.code} />
        {onLeave !== undefined && (
          <Button size="xs" variant="default" onClick={onLeave}>
            Back to my tickets
          </Button>
        )}
      </Group>
    </Alert>
  );
}
