import { Button, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApprovalView, ExportProgress } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { plainWords } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { openSealed } from '../../keys/sealed.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { sessionKeys } from '../../keys/sessionKey.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { saveFile } from '../../components/saveFile.ts';

interface ExportStepsProps {
  readonly approval: ApprovalView;
  readonly progress: ExportProgress | undefined;
}

/** How far an export is, and the next step of whoever asked for it. */
export function ExportSteps({ approval, progress }: ExportStepsProps) {
  const { person } = useMe();
  if (progress === undefined) return null;
  const { state, done, pieces, rows, entries, readyUntil, code } = progress;
  const mine = approval.person.id === person.id;
  return (
    <>
      {(state === 'running' || state === 'ready') && (
        <div>
          {/* The words below say it; drawn, it is for the eye. */}
          <Progress value={(100 * done) / pieces} aria-hidden mt="xs" />
          <Text size="xs" c="dimmed">
            {String(done)} of {count(pieces, 'piece')}, {count(rows, 'row')}
          </Text>
        </div>
      )}
      {state === 'stopped' && (
        <StatusMark tone="stop">
          Stopped, and what was made is destroyed: {plainWords(code ?? 'stopped')}
        </StatusMark>
      )}
      {state === 'expired' && <StatusMark tone="plain">Not fetched in time, and destroyed</StatusMark>}
      {state === 'downloaded' && <StatusMark tone="good">Fetched, and gone from here</StatusMark>}
      {mine && state === 'waiting' && approval.state === 'approved' && <Start approval={approval} />}
      {mine && state === 'ready' && <Fetch progress={progress} />}
      {state === 'ready' && readyUntil !== null && (
        <Text size="xs" c="dimmed">
          Kept until <Time at={readyUntil} bare clock />.
        </Text>
      )}
      {entries.length > 0 && (
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            Each piece is an entry:
          </Text>
          {entries.map((entry) => (
            <EntryLink key={entry} entry={entry} />
          ))}
        </Group>
      )}
    </>
  );
}

function Start({ approval: { id, hash } }: { readonly approval: ApprovalView }) {
  const start = useDecision(
    'POST /api/exports/:id/start',
    { id },
    { act: 'export-started', words: { approval: id, request: hash } },
    ['/api/exports'],
  );
  return (
    <Group mt="xs">
      <Button
        size="xs"
        loading={start.isPending}
        onClick={() => {
          start.mutate({});
        }}
      >
        Make the file
      </Button>
      <FormError error={start.error} />
    </Group>
  );
}

/** Fetches the file, opens it with the key of this browser and saves it. */
function Fetch({ progress: { id, file } }: { readonly progress: ExportProgress }) {
  const withStepUp = useStepUp();
  const client = useQueryClient();
  const fetching = useMutation({
    gcTime: 0,
    mutationFn: () =>
      withStepUp(async () => {
        const words = { approval: id, file: file ?? '' };
        const signed = { act: 'export-downloaded', words };
        const { entry, sealed, name, mediaType } = await sendSigned(
          'POST /api/exports/:id/download',
          { id },
          {},
          signed,
        );
        const { session, sealing } = await sessionKeys();
        const place = {
          purpose: 'export',
          session,
          entry,
          ticket: id,
          resource: 'export',
          field: 'file',
        } as const;
        saveFile(name, mediaType, String((await openSealed(sealed, sealing, place)).text));
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['/api/exports'] }),
    onSuccess: () => {
      announce('The file is saved. It cannot be fetched again.');
    },
  });
  return (
    <Group mt="xs">
      <Button
        size="xs"
        loading={fetching.isPending}
        onClick={() => {
          fetching.mutate();
        }}
      >
        Fetch it, once
      </Button>
      <FormError error={fetching.error} />
    </Group>
  );
}
