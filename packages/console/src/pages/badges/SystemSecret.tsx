import { Code, Modal, Stack, Text } from '@mantine/core';
import type { BadgeSystemMade } from '../../api/types.ts';
import { SecretOnce } from '../../components/SecretOnce.tsx';

interface Props {
  readonly title: string;
  /** Null while there is none to show. */
  readonly made: BadgeSystemMade | null;
  readonly onClose: () => void;
}

/** Where a badge system delivers to, and the secret it signs with, shown this once. */
export function SystemSecret({ title, made, onClose }: Props) {
  return (
    <Modal opened={made !== null} onClose={onClose} title={title} size="lg">
      {made !== null && (
        <Stack>
          <Text size="sm">
            It sends JSON to this address, signed with HMAC-SHA256 over the timestamp, a dot and the body:
          </Text>
          <Code block>{`POST ${location.origin}/api/badges/${made.id}/events
x-cordon-timestamp: seconds since 1970
x-cordon-signature: v1=hex

{"events":[{"at":"…","door":"G1","badge":"7001"}]}`}</Code>
          <SecretOnce secret={made.secret} label="The secret">
            This is the only time the secret is shown. Copy it into the badge system now.
          </SecretOnce>
        </Stack>
      )}
    </Modal>
  );
}
