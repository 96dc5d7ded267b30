import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useParams } from 'react-router';
import { send } from '../../api/client.ts';
import type { ApiError } from '../../api/error.ts';
import type { RecordingWatched } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { stamp } from '../../components/instant.ts';
import { AccessesWithin } from './AccessesWithin.tsx';
import { Controls } from './Controls.tsx';
import { usePlayer } from './usePlayer.ts';
import { gapWords, lengthOf, removedWords } from './words.ts';
import classes from './recordings.module.css';

/** One recorded session, replayed. Opening it is an access; it is opened once, and again only by a person. */
export default function RecordingPage() {
  const { recording: id = '' } = useParams();
  const watched = useQuery<RecordingWatched, ApiError>({
    queryKey: ['watch', id],
    queryFn: () => send('POST /api/recordings/:id/watch', { id }, {}),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (watched.data === undefined) {
    return (
      <>
        <PageHead title="Recording" />
        <ErrorAlert error={watched.error} onRetry={() => void watched.refetch()} />
        {watched.error === null && <Loading what="recording" height={480} />}
      </>
    );
  }
  return <Watched key={id} watched={watched.data} />;
}

function Watched({ watched }: { readonly watched: RecordingWatched }) {
  const { entry, recording, gaps, events, accesses } = watched;
  const frame = useRef<HTMLIFrameElement>(null);
  const player = usePlayer(frame, events);
  const first = events[0] as { readonly timestamp?: number } | undefined;
  const start = first?.timestamp ?? Date.parse(recording.startedAt);
  const taken = removedWords(recording.removed);
  const marks = accesses.map((access) => ({ ...access, offset: Date.parse(access.at) - start }));
  return (
    <>
      <PageHead
        title={`${recording.person.name} on ticket ${recording.ticket.number}`}
        lead={
          <>
            {recording.vendor.name}, {stamp(recording.startedAt)}, {lengthOf(recording)}. That you watch it is{' '}
            <EntryLink entry={entry} />.
          </>
        }
      />
      <Stack gap="sm">
        {gaps.map((gap) => (
          <Alert
            key={`${String(gap.from)} ${String(gap.until)}`}
            color="yellow"
            variant="light"
            icon={<IconAlertTriangle size={18} aria-hidden />}
          >
            {gapWords(gap, start)}
          </Alert>
        ))}
        {taken !== null && (
          <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {taken}
          </Alert>
        )}
        {player.status === 'failed' && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
            This recording cannot be drawn. Its accesses below are those of the ledger all the same.
          </Alert>
        )}
        <div className={classes.columns}>
          <section aria-label="Replay" className={classes.replay}>
            {events.length === 0 ? (
              <Text c="dimmed" p="xl">
                Nothing of this session arrived, so there is nothing to draw.
              </Text>
            ) : (
              <>
                <iframe
                  ref={frame}
                  className={classes.frame}
                  src="/replay"
                  title="The recorded page, every value masked"
                  sandbox="allow-scripts allow-same-origin"
                  tabIndex={-1}
                />
                <Controls player={player} marks={marks} gaps={gaps} start={start} />
              </>
            )}
          </section>
          <section aria-labelledby="within">
            <Title order={2} size="h4" id="within" mb="xs">
              Accesses in this session
            </Title>
            <AccessesWithin marks={marks} at={player.at} onSeek={player.seek} />
          </section>
        </div>
      </Stack>
    </>
  );
}
