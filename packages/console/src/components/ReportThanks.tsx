import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';

/** What somebody is told who reported a message. */
export function ReportThanks({ exercise }: { readonly exercise: boolean }) {
  return (
    <Alert role="status" color="green" variant="light" icon={<IconCircleCheck size={18} aria-hidden />}>
      {exercise
        ? 'Well seen: this was an exercise, and you did exactly the right thing.'
        : 'Thank you. It is none of our exercises, so it may be real: security was told, and will ask you for it. Leave it as it is.'}
    </Alert>
  );
}
