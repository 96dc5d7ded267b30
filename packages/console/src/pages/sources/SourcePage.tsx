import { Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ChangeMap } from './change/ChangeMap.tsx';
import { Parts } from './Parts.tsx';
import { ShadowReport } from './report/ShadowReport.tsx';

/** One source: what it would show to whom, letting it go live, and changing its map. */
export default function SourcePage() {
  const { id = '' } = useParams();
  const { person } = useMe();
  const read = useRead('/api/sources/:id', { id });
  const source = read.data;
  return (
    <>
      <PageHead
        title={source?.name ?? 'Source'}
        lead={source !== undefined && `${source.id}, version ${String(source.map.version)} of its map`}
        actions={
          source !== undefined &&
          person.role === 'company-admin' && <ChangeMap key={source.map.version} source={source} />
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {source === undefined ? (
        read.error === null && <Loading what="source" height={300} />
      ) : (
        <Stack gap="xl">
          <Stack gap={4} fz="sm">
            <Parts source={source} />
            <Text size="sm">
              <Link className="link" to="/sources">
                Its map, ticket delivery and webhooks
              </Link>
            </Text>
            {source.database !== null && (
              <Text size="sm">
                <Link className="link" to={`/sources/${encodeURIComponent(id)}/log`}>
                  Its own log against the ledger
                </Link>
              </Text>
            )}
          </Stack>
          <ShadowReport source={source} />
        </Stack>
      )}
    </>
  );
}
