import { Button, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormError } from './FormError.tsx';

interface RunActProps {
  readonly label: string;
  /** Which one, where the label does not say it. */
  readonly about?: string | undefined;
  readonly small?: boolean | undefined;
  readonly running: boolean;
  readonly error: Error | null;
  readonly onRun: () => void;
  /** What came of it. */
  readonly children?: ReactNode;
}

/** A button that has something made now, and says why it was not. */
export function RunAct({ label, about, small = false, running, error, onRun, children }: RunActProps) {
  return (
    <div>
      <Button
        size={small ? 'compact-xs' : 'xs'}
        variant={small ? 'default' : 'filled'}
        loading={running}
        onClick={onRun}
      >
        {label}
        {about !== undefined && <VisuallyHidden>: {about}</VisuallyHidden>}
      </Button>
      {children}
      <FormError error={error} />
    </div>
  );
}
