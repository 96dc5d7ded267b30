import { Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { NearMiss } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { LessonButton } from './LessonButton.tsx';
import { TellForm } from './TellForm.tsx';
import { KINDS } from './words.ts';

const TELLS: ReadonlySet<string> = new Set(['agent', 'team-lead', 'qa-analyst', 'vendor-admin']);
const LEARNS: ReadonlySet<string> = new Set(['team-lead', 'vendor-admin']);

/** What nearly went wrong: told without a name, read with what was learned from it. */
export default function NearMissesPage() {
  const { person } = useMe();
  const read = useRead('/api/awareness/near-misses', {});
  return (
    <>
      <PageHead
        title="Near misses"
        lead="Something nearly went wrong, and you noticed. Tell of it, so that it does not go wrong for the next one."
      />
      {TELLS.has(person.role) && <TellForm />}
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="near misses" height={160} />
      ) : (
        <ListSection
          id="told"
          title={person.role === 'agent' ? 'What was learned' : 'What was told'}
          none="Nothing yet."
        >
          {read.data.map((one) => (
            <One key={one.id} nearMiss={one} mayLearn={LEARNS.has(person.role)} />
          ))}
        </ListSection>
      )}
    </>
  );
}

function One({ nearMiss, mayLearn }: { readonly nearMiss: NearMiss; readonly mayLearn: boolean }) {
  const { id, kind, text, lesson, month, site } = nearMiss;
  return (
    <Stack gap={4} component="article" aria-labelledby={`miss-${id}`} maw={720}>
      <Title order={3} size="h5" id={`miss-${id}`}>
        {KINDS[kind]}
      </Title>
      <Text size="sm" c="dimmed">
        {month}
        {site !== null && `, ${site}`}
      </Text>
      <Text size="sm">{text}</Text>
      {lesson !== null && (
        <Text size="sm">
          <b>Learned:</b> {lesson}
        </Text>
      )}
      {mayLearn && <LessonButton nearMiss={nearMiss} />}
    </Stack>
  );
}
