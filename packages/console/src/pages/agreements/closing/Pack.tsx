import { Button, Code, Group, List, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../../api/query.ts';
import type { EvidenceView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { count } from '../../../components/count.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Time } from '../../../components/Time.tsx';

/** The evidence pack: made, how far it is, and the ones made before with what the ledger says of them. */
export function Pack({ id }: { readonly id: string }) {
  const { person } = useMe();
  const [asked, setAsked] = useState<string | null>(null);
  const [next, setNext] = useState(() => crypto.randomUUID());
  const list = useRead('/api/agreements/:id/evidence', { id }, { every: asked === null ? 15_000 : 1_000 });
  const packs = list.data?.exports ?? [];
  const making = packs.find((pack) => pack.id === asked && pack.finishedAt === null);
  return (
    <Stack gap="xs">
      <Text>
        Everything about this agreement in one file: versions, signatures, history, the end, and every entry
        with its proof. Its page index.html verifies it offline, without Cordon.
        {person.role === 'vendor-admin' && ' Yours holds the entries of your own people.'}
        {person.role === 'auditor' && ' Yours holds the entries of the times you were given.'}
      </Text>
      <Group gap="xs">
        <Button
          component="a"
          href={`/api/agreements/${encodeURIComponent(id)}/evidence.zip?export=${next}`}
          download
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => {
            setAsked(next);
            // Each pack has an id of its own; the link that was followed keeps its one.
            setTimeout(() => {
              setNext(crypto.randomUUID());
            }, 0);
          }}
        >
          Download the evidence pack
        </Button>
        <Button component="a" href="/api/evidence/verify-page" download size="xs" variant="default">
          Only the page that verifies
        </Button>
      </Group>
      <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      {making !== undefined && (
        <div>
          <Text size="sm" role="status">
            {making.entriesDone.toLocaleString('en')} of {count(making.entries, 'entry', 'entries')} written
          </Text>
          <Progress
            aria-label="Entries written"
            value={making.entries === 0 ? 0 : (100 * making.entriesDone) / making.entries}
          />
        </div>
      )}
      <Packs packs={packs.filter(({ finishedAt }) => finishedAt !== null)} />
    </Stack>
  );
}

function Packs({ packs }: { readonly packs: EvidenceView['exports'] }) {
  if (packs.length === 0) return null;
  return (
    <List size="sm" aria-label="Packs made before">
      {packs.map(({ id, askedBy, askedAt, entries, manifest, entry }) => (
        <List.Item key={id}>
          {askedBy?.name ?? 'The operator'}, <Time at={askedAt} />, {count(entries, 'entry', 'entries')}
          {entry !== null && (
            <>
              , <EntryLink entry={entry} />
            </>
          )}
          . List of contents: <Code style={{ overflowWrap: 'anywhere' }}>{manifest}</Code>
        </List.Item>
      ))}
    </List>
  );
}
