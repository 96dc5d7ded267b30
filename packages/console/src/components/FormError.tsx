import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

/** Why a form was not accepted; nothing when there is no error. */
export function FormError({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
      {error.message.replace(GENERAL, '')}
    </Alert>
  );
}

/** What the server says before it says what is wrong in particular. */
const GENERAL = /^The request is not well formed\. (?=\S)/;
