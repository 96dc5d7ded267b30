import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useContext } from 'react';
import type { ApiError } from '../api/error.ts';
import { StepUpContext, stepUpCodes } from '../app/stepUpContext.ts';
import { ClauseTexts } from './ClauseTexts.tsx';
import { MendingLink } from './MendingLink.tsx';
import classes from './ErrorAlert.module.css';

interface ErrorAlertProps {
  readonly error: ApiError | null;
  readonly onRetry?: () => void;
}

/** What failed, kept in sight above the rows that were there before. A refusal comes with its clause. */
export function ErrorAlert({ error, onRetry }: ErrorAlertProps) {
  const stepUp = useContext(StepUpContext);
  if (error === null) return null;
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
        <MendingLink code={error.code} />
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
