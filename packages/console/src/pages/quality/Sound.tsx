import { Button, Text, Title } from '@mantine/core';
import { IconHeadphones } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { file } from '../../api/client.ts';
import type { ApiError } from '../../api/error.ts';
import type { QualityConversation } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import classes from './quality.module.css';
import { lasted, silentWords } from './words.ts';

/** The recording of a call, without what was removed from its words. Fetched when somebody wants to hear it, and entered. */
export function Sound({ id, silent }: Pick<QualityConversation, 'id' | 'silent'>) {
  const [url, setUrl] = useState<string | null>(null);
  const fetched = useMutation<Uint8Array<ArrayBuffer>, ApiError>({
    mutationFn: () => file('/api/quality/conversations/:id/sound', { id }),
    onSuccess: (bytes) => {
      setUrl(URL.createObjectURL(new Blob([bytes])));
    },
  });
  useEffect(
    () => () => {
      if (url !== null) URL.revokeObjectURL(url);
    },
    [url],
  );
  const seconds = silent.reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    <section aria-labelledby="heard" className={classes.sound}>
      <Title order={2} id="heard" mb="xs">
        The recording
      </Title>
      {url === null ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconHeadphones size={14} aria-hidden />}
          loading={fetched.isPending}
          onClick={() => {
            fetched.mutate();
          }}
        >
          Listen
        </Button>
      ) : (
        <audio controls autoPlay src={url} aria-labelledby="heard" className={classes.player} />
      )}
      <ErrorAlert error={fetched.error} />
      <Text size="sm" c="dimmed" mt="xs">
        {silent.length === 0
          ? 'Nothing had to be silenced.'
          : `${silentWords(silent.length)}, ${lasted(Math.round(seconds))} together: what was removed from the words, and what they do not tell.`}{' '}
        The voices are as they were. Each hearing is an entry.
      </Text>
    </section>
  );
}
