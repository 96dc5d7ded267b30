import { Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { FindingDetail } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Changes } from './Changes.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { aboutOf } from './named.ts';
import { NextCard } from './NextCard.tsx';
import { Track } from './Track.tsx';
import { originWords, statusWords, toneOf } from './words.ts';

/** One finding from the day it was found to the re-test that closes it, the next step first. */
export default function FindingPage() {
  const { id = '' } = useParams();
  const read = useRead('/api/findings/:id', { id }, { every: 30_000 });
  const finding = read.data;
  return (
    <>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {finding === undefined && read.error === null && <Loading what="finding" height={360} />}
      {finding !== undefined && <Life finding={finding} />}
    </>
  );
}

function Life({ finding }: { readonly finding: FindingDetail }) {
  const { title, meaning, told, origin, practice } = finding;
  return (
    <>
      <PageHead
        title={title}
        lead={
          <>
            {meaning}{' '}
            <Link className="link no-print" to="/findings">
              All findings
            </Link>
          </>
        }
        actions={<StatusMark tone={toneOf(finding)}>{statusWords(finding)}</StatusMark>}
      />
      <Stack gap="xl">
        <Track finding={finding} />
        <NextCard finding={finding} />
        <section aria-labelledby="found">
          <Title order={2} id="found" mb="xs">
            What was found
          </Title>
          <Text style={{ overflowWrap: 'anywhere' }}>{aboutOf(finding)}</Text>
          {told !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{told}</Text>}
          <Text size="sm">
            {originWords[origin]}. Practice: {practice.title}.
          </Text>
          <Text size="sm" c="dimmed" component="div">
            <Facts finding={finding} />
          </Text>
        </section>
        <EvidenceList finding={finding} />
        <Changes finding={finding} />
        <History finding={finding} />
      </Stack>
    </>
  );
}
