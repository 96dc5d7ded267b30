import { Alert, Anchor } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe } from './me.ts';

/** Above every page of a session that a backup code opened, until a real factor is added. */
export function BackupCodeNotice() {
  const { session } = useMe();
  if (session.mfaMethod !== 'backup-code') return null;
  return (
    <Alert
      mb="md"
      color="yellow"
      variant="light"
      icon={<IconKey size={18} aria-hidden />}
      title="You came in with a backup code"
    >
      Nothing can be revealed or signed until you{' '}
      <Anchor component={Link} to="/settings" c="inherit" underline="always" inherit>
        add a new factor in Settings
      </Anchor>
      . If you found the old one, confirm with it when you are asked.
    </Alert>
  );
}
