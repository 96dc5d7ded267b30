import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { MyUndertaking, UndertakingText } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { DownloadButton } from '../../components/DownloadButton.tsx';
import { FormError } from '../../components/FormError.tsx';
import { signUndertaking } from '../../keys/undertaking.ts';
import { UndertakingWords } from './UndertakingWords.tsx';

interface SignUndertakingProps {
  readonly mine: MyUndertaking;
  readonly text: UndertakingText;
}

/** The text to read and the one act: signing it with the key of this session. */
export function SignUndertaking({ mine, text }: SignUndertakingProps) {
  const withStepUp = useStepUp();
  // Kept as it was when it was opened: what is signed is what was read.
  const [read] = useState(text);
  const sign = useMutation({
    mutationFn: () =>
      withStepUp(async () => send('POST /api/me/undertaking', {}, await signUndertaking(mine, read))),
    onSuccess: () => {
      announce('Signed. Thank you.');
      return queryClient.invalidateQueries({ queryKey: ['/api/me/undertaking'] });
    },
  });
  return (
    <Stack>
      <UndertakingWords text={read.text} />
      <Text size="sm" c="dimmed" maw={720}>
        Version {read.version}. Your signature is made with the key of this session, which never leaves this
        browser, and is entered in the ledger. You can read and download what you signed at any time.
      </Text>
      <FormError error={sign.error} />
      <Group>
        <Button
          loading={sign.isPending}
          onClick={() => {
            sign.mutate();
          }}
        >
          I sign this undertaking
        </Button>
        <DownloadButton
          size="sm"
          name={`undertaking-version-${String(read.version)}.txt`}
          type="text/plain"
          content={() => read.text}
        >
          Download the text
        </DownloadButton>
      </Group>
    </Stack>
  );
}
