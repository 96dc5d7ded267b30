import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useContext } from 'react';
import type { ApiError } from '../api/error.ts';
import { StepUpContext, stepUpCodes } from '../app/stepUpContext.ts';
import { ClauseTexts } from './ClauseTexts.tsx';
import classes from './ErrorAlert.module.css';

interface ErrorAlertProps {
  readonly error: ApiError | null;
  readonly onRetry?: () => void;
}

/** Refusals that the page of one's own device explains. */
const DEVICE_CODES: readonly string[] = [
  'device-failing',
  'device-stale',
  'device-unknown',
  'device-elsewhere',
];

const TRAINING_CODES: readonly string[] = ['training-never', 'training-expired'];

/** Refusals that a page of one's own mends: the state of a device, and a course that is to be passed. */
function mendingPage(code: string): { readonly to: string; readonly text: string } | null {
  if (DEVICE_CODES.includes(code)) return { to: '/my-device', text: 'My device' };
  if (TRAINING_CODES.includes(code)) return { to: '/training/next', text: 'Take the course' };
  return null;
}

/** What failed, kept in sight above the rows that were there before. A refusal comes with its clause. */
export function ErrorAlert({ error, onRetry }: ErrorAlertProps) {
  const stepUp = useContext(StepUpContext);
  if (error === null) return null;
  const mends = mendingPage(error.code);
  return (
    <Alert
      role="alert"
      className={classes.alert ?? ''}
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={error.message}
    >
      <ClauseTexts citations={error.citations} />
      <Group gap="sm" mt={4}>
        {stepUp !== null && stepUpCodes.includes(error.code) && (
          <Button
            size="xs"
            onClick={async () => {
              if (await stepUp.askNow()) onRetry?.();
            }}
          >
            Confirm second factor
          </Button>
        )}
        {mends !== null && (
          // In a frame the console opens beside it: the helpdesk's page stays.
          <a
            className="link"
            href={mends.to}
            {...(window.top !== window && { target: '_blank', rel: 'noreferrer' })}
          >
            {mends.text}
          </a>
        )}
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Retry
          </Button>
        )}
        <Text size="xs">
          {error.code}
          {error.entry !== null && `, entry ${error.entry}`}
          {error.requestId !== null && `, request ${error.requestId}`}
        </Text>
      </Group>
    </Alert>
  );
}
