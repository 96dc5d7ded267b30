import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { send } from '../../../api/client.ts';
import { useRead } from '../../../api/query.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SourceView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { inShadow } from '../Parts.tsx';
import { GoLive } from './GoLive.tsx';
import { ReportCounts } from './ReportCounts.tsx';
import { ReportResource } from './ReportResource.tsx';

const PATH = '/api/sources/:id/report';

/** What a source would show to whom: drawn, read, downloaded, and signed to go live. */
export function ShadowReport({ source }: { readonly source: SourceView }) {
  const { person } = useMe();
  const { id } = source;
  const read = useRead(PATH, { id });
  const cache = useQueryClient();
  const make = useMutation({
    mutationFn: () => send('POST /api/sources/:id/report', { id }, {}),
    onSuccess: () => cache.invalidateQueries({ queryKey: [PATH] }),
  });
  const decides = person.role === 'company-admin' || person.role === 'privacy-officer';
  const kept = read.error === null ? read.data : undefined;
  const stale = kept !== undefined && kept.report.mapVersion !== source.map.version;
  return (
    <section aria-labelledby="shadow-report">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} id="shadow-report">
            Shadow report
          </Title>
          <Text size="sm" c="dimmed" maw={720}>
            What each role would see for each purpose, by which clause, and what personal data a sample of the
            values holds. Nothing of a value is in it.
          </Text>
        </div>
        <Group gap="xs">
          {kept !== undefined && (
            <DownloadButton
              name={`shadow-report-${id}.json`}
              type="application/json"
              content={() => JSON.stringify(kept, null, 2)}
            >
              Download
            </DownloadButton>
          )}
          {decides && (
            <Button
              size="xs"
              variant={kept === undefined || stale ? 'filled' : 'default'}
              loading={make.isPending}
              onClick={() => {
                make.mutate();
              }}
            >
              {kept === undefined ? 'Make the report' : 'Make it anew'}
            </Button>
          )}
        </Group>
      </Group>
      <FormError error={make.error} />
      {kept === undefined ? (
        <Text size="sm" mt="sm">
          No report yet.
        </Text>
      ) : (
        <Stack gap="lg" mt="sm">
          <Text size="sm" c="dimmed">
            Made <Time at={kept.madeAt} /> of version {kept.report.mapVersion} of the map.
            {stale && ' The map has changed since: make it anew.'}
          </Text>
          {kept.report.reads === 'one-lock' && (
            <Box fz="sm">
              <StatusMark tone="warn">
                One lock: going live also means that the login Cordon reads with sees every customer.
              </StatusMark>
            </Box>
          )}
          <ReportCounts report={kept.report} />
          {kept.report.resources.map((resource) => (
            <ReportResource key={resource.resource} resource={resource} viewers={kept.report.viewers} />
          ))}
          {decides && inShadow(source) && !stale && <GoLive source={source} kept={kept} />}
        </Stack>
      )}
    </section>
  );
}
