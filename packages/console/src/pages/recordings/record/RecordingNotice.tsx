import { Button, List, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useSend } from '../../../api/query.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { count } from '../../../components/count.ts';
import type { Untold } from './useRecorded.ts';

interface RecordingNoticeProps {
  readonly ticket: string;
  readonly untold: Untold;
  readonly onTold: () => void;
}

/** Told before the first recording, in the place of the ticket: what is recorded, what is not, who watches, how long (GDPR Article 13). */
export function RecordingNotice({ ticket, untold, onTold }: RecordingNoticeProps) {
  const { agreement, clause, keepDays } = untold;
  const heading = useRef<HTMLHeadingElement>(null);
  const told = useSend('POST /api/tickets/:ticket/recordings/told', { ticket }, [], onTold);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section aria-labelledby="recording-notice">
      <Stack gap="sm" maw={640}>
        <Title order={2} size="h3" id="recording-notice" ref={heading} tabIndex={-1}>
          Your work on tickets is recorded here
        </Title>
        <Text>
          Clause {clause} of the agreement asks for it, so that the quality of the work can be looked at. The
          mark at the top says as long as it is so.
        </Text>
        <List spacing={4}>
          <List.Item>
            Recorded is what this page looks like, where you click and scroll, and when: on this page, while a
            ticket is open.
          </List.Item>
          <List.Item>
            Masked before anything leaves your browser: every value, every message, and everything you type.
            What you reveal is never recorded.
          </List.Item>
          <List.Item>
            Not recorded: other windows and programs, sound, camera, and the keys you press.
          </List.Item>
          <List.Item>
            It is kept for {count(keepDays, 'day')}. The company and the people the agreement names may watch
            it; each time stands in the ledger. Your own are listed under Recordings.
          </List.Item>
        </List>
        <ErrorAlert error={told.error} />
        <div>
          <Button
            loading={told.isPending}
            onClick={() => {
              told.mutate({ agreement, keepDays });
            }}
          >
            I have read this
          </Button>
        </div>
      </Stack>
    </section>
  );
}
