import { Alert, Button, Card, EmptyState, Group, Stack, Text, Title } from '@mantine/core';
import { IconDeviceDesktop, IconLock } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import type { Device } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { RuleList } from './RuleList.tsx';
import { askedWords, KINDS, STATES, STOPS } from './words.ts';

/** The devices that count for whoever is signed in: what they still have to mend, and at which they sit. */
export default function MyDevicePage() {
  const read = useRead('/api/devices/mine', {}, { every: 15_000 });
  const mine = read.data;
  return (
    <>
      <PageHead title="My device" lead={mine === undefined ? undefined : askedWords(mine.asked)} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {mine === undefined ? (
        read.error === null && <Loading what="your devices" height={240} />
      ) : (
        <Stack gap="lg">
          {mine.stop !== null && (
            <Alert
              role="alert"
              variant="light"
              color="red"
              icon={<IconLock size={18} aria-hidden />}
              title={STOPS[mine.stop.code]}
            >
              <Text size="sm">
                As soon as the next report arrives your work goes on: try again then, there is nothing else to
                do.
              </Text>
            </Alert>
          )}
          {mine.asked !== null && mine.stop === null && (
            <StatusMark tone="good">You may work: what counts for you is in the agreed state.</StatusMark>
          )}
          {mine.devices.length === 0 && (
            <EmptyState
              icon={<IconDeviceDesktop aria-hidden />}
              title="No device is given to you"
              description="Ask the admin of your organisation to give you one under Devices."
            />
          )}
          {mine.devices.map((device) => (
            <MyDevice
              key={device.id}
              device={device}
              counts={mine.counts.includes(device.id)}
              chosen={mine.chosen === device.id}
            />
          ))}
        </Stack>
      )}
    </>
  );
}

interface MyDeviceProps {
  readonly device: Device;
  readonly counts: boolean;
  readonly chosen: boolean;
}

function MyDevice({ device, counts, chosen }: MyDeviceProps) {
  const { id, name, kind, system, state, shared, heardAt } = device;
  const choose = useDecision('POST /api/devices/mine', {}, { act: 'device-chosen', words: {} }, [
    '/api/devices/mine',
  ]);
  return (
    <Card withBorder component="section" aria-labelledby={`device-${id}`}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3" id={`device-${id}`}>
          {name}
        </Title>
        <StatusMark tone={STATES[state].tone}>{STATES[state].text}</StatusMark>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {[KINDS[kind], system, shared ? 'shared' : null].filter((word) => word !== null).join(', ')}
        {'. '}
        {heardAt === null ? (
          'It has not reported yet.'
        ) : (
          <>
            Reported <Time at={heardAt} />.
          </>
        )}{' '}
        {chosen ? 'You sit here now.' : counts ? 'It counts for you.' : 'It does not count for you now.'}
      </Text>
      <RuleList device={device} />
      {!chosen && (
        <Group mt="md">
          <Button
            size="xs"
            variant="default"
            aria-label={`I sit here, at ${name}`}
            loading={choose.isPending}
            onClick={() => {
              choose.mutate({ device: id });
            }}
          >
            I sit here
          </Button>
          <FormError error={choose.error} />
        </Group>
      )}
    </Card>
  );
}
