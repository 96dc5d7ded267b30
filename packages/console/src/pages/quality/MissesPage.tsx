import { Card, EmptyState, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconTargetArrow } from '@tabler/icons-react';
import { get } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { QualityMiss } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { kindWords } from '../../components/piiKinds.ts';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { QualityTabs } from './QualityTabs.tsx';
import { MISS_STATES } from './words.ts';

/** What reviewers marked: whether it is found now, and what the privacy officer made of it. */
export default function MissesPage() {
  const read = useRead('/api/quality/misses', {}, { every: 15_000 });
  const all = read.data ?? [];
  const tests = all.filter(({ kind, state }) => kind === 'missed' && state !== 'refused');
  const ran = tests.flatMap(({ runAt }) => runAt ?? []);
  const found = tests.filter((one) => one.found === true).length;
  return (
    <>
      <PageHead
        title="Marked misses"
        lead="Each is kept, sealed, as a test: every night and with every new version the detector has to find it. Approved ones are in the dictionary, and searched for in every text."
      />
      <QualityTabs />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="misses" height={200} />
      ) : all.length === 0 ? (
        <EmptyState
          icon={<IconTargetArrow aria-hidden />}
          title="None so far"
          description="Open a conversation and mark words that should have been removed."
        />
      ) : (
        <Stack gap="xs">
          <Group gap="sm" mb="xs">
            <StatusMark tone={ran.length === 0 ? 'wait' : found === tests.length ? 'good' : 'warn'}>
              {ran.length === 0
                ? 'Not run yet'
                : `${String(found)} of ${String(tests.length)} marked misses are found now`}
            </StatusMark>
            {ran[0] !== undefined && (
              <Text size="sm" c="dimmed">
                Last run <Time at={ran.toSorted().at(-1) ?? ran[0]} />
              </Text>
            )}
          </Group>
          {all.map((miss) => (
            <MissCard key={miss.id} miss={miss} />
          ))}
        </Stack>
      )}
    </>
  );
}

function MissCard({ miss }: { readonly miss: QualityMiss }) {
  const { kind, type, vendor, by, at, entry, state, decidedBy, found } = miss;
  const { person } = useMe();
  const [tone, words] = MISS_STATES[state];
  const label = kindWords(type);
  const decides =
    state === 'proposed' &&
    by.id !== person.id &&
    (person.role === 'privacy-officer' || person.role === 'company-admin');
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text size="sm">
            {kind === 'missed' ? 'Missed' : 'Wrongly removed'}: {label}
          </Text>
          <Text size="xs" c="dimmed">
            Marked by {by.name} in a conversation of {vendor.name}, <EntryLink entry={entry} at={at} />
            {decidedBy !== null && `, decided by ${decidedBy.name}`}
          </Text>
        </div>
        <Group gap="sm">
          <StatusMark tone={tone}>{words}</StatusMark>
          {kind === 'missed' && state !== 'refused' && found !== null && (
            <StatusMark tone={found ? 'good' : 'warn'}>{found ? 'Found now' : 'Still missed'}</StatusMark>
          )}
        </Group>
      </Group>
      {decides && <Decide miss={miss} />}
    </Card>
  );
}

/** The officer sees the words, which is entered, and decides. */
function Decide({ miss: { id, kind, type } }: { readonly miss: QualityMiss }) {
  const withStepUp = useStepUp();
  const words = useMutation({
    gcTime: 0,
    mutationFn: () => withStepUp(() => get('/api/quality/misses/:id/words', { id })),
  });
  const decide = (approve: boolean) => ({
    act: approve ? 'miss-approved' : 'miss-refused',
    words: { miss: id, kind, type },
    says: () => ({}),
  });
  const approve = useDecision(
    'POST /api/quality/misses/:id/decide',
    { id },
    decide(true),
    ['/api/quality/misses', '/api/dictionaries'],
    undefined,
    withStepUp,
  );
  const refuse = useDecision(
    'POST /api/quality/misses/:id/decide',
    { id },
    decide(false),
    ['/api/quality/misses', '/api/dictionaries'],
    undefined,
    withStepUp,
  );
  return (
    <Stack gap={6} mt="xs">
      {words.data === undefined ? (
        <Group>
          <SmallAct act={words} input={undefined} label="Show the words" />
        </Group>
      ) : (
        <>
          <Text size="sm">
            <b>{words.data.words}</b>
            {kind === 'missed' && `, in: ${words.data.context}`}
          </Text>
          <Group gap={6}>
            <SmallAct
              act={approve}
              input={{ approve: true }}
              label={kind === 'missed' ? 'Look for it everywhere' : 'Let it stay everywhere'}
              main
            />
            <SmallAct act={refuse} input={{ approve: false }} label="Refuse" />
          </Group>
        </>
      )}
      <FormError error={words.error ?? approve.error ?? refuse.error} />
    </Stack>
  );
}
