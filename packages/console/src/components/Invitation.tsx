import { Button, Code, CopyButton, Stack, Text } from '@mantine/core';
import type { InvitationView } from '../api/types.ts';
import { absolute } from './instant.ts';

/** What became of an invitation: mailed, or a link to hand over that is shown this once. */
export function Invitation({ invitation, to }: { readonly invitation: InvitationView; readonly to: string }) {
  const { link, mailed, expiresAt } = invitation;
  return (
    <Stack gap="xs" role="status">
      <Text>
        {mailed
          ? `A mail with the link went to ${to}.`
          : 'No mail server is set. Hand over this link; it is shown this once and works once.'}
      </Text>
      {link !== null && (
        <>
          <Code block data-testid="invitation-link">
            {link}
          </Code>
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy} style={{ alignSelf: 'flex-start' }}>
                {copied ? 'Copied' : 'Copy link'}
              </Button>
            )}
          </CopyButton>
        </>
      )}
      <Text size="sm" c="dimmed">
        Good until {absolute(expiresAt)}.
      </Text>
    </Stack>
  );
}
