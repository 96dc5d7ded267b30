import { Stack } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { useDrillsSwitch } from '../../components/DrillsSwitch.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { AddChannel } from './AddChannel.tsx';
import { AlertCard } from './AlertCard.tsx';
import { ChannelCard } from './ChannelCard.tsx';

/** What somebody has to look at, who has it, and who is told of the next. */
export default function AlertsPage() {
  const { role } = useMe().person;
  const [drills, drillsSwitch] = useDrillsSwitch();
  const alerts = useRead('/api/alerts', {}, { query: { drills }, every: 5_000 });
  const channels = useRead('/api/alerts/channels', {}, { every: 30_000 });
  const vendors = useRead('/api/vendors', {});
  const list = channels.data?.channels;
  const mayChange = role === 'company-admin' || role === 'security-officer';
  return (
    <>
      <PageHead
        title="Alerts"
        lead="What watching found and somebody has to look at. Take one, and nobody else is called for it. Whoever is away misses nothing: Cordon tries until they were told."
        actions={
          mayChange && list !== undefined && <AddChannel channels={list} vendors={vendors.data ?? []} />
        }
      />
      <ErrorAlert error={alerts.error ?? channels.error} onRetry={() => void alerts.refetch()} />
      {alerts.data === undefined || list === undefined ? (
        alerts.error === null && channels.error === null && <Loading what="alerts" height={240} />
      ) : (
        <Stack gap="lg">
          {drillsSwitch}
          <ListSection id="alerts-now" title="To look at" none="Nothing was found that nobody took.">
            {alerts.data.alerts
              .filter(({ taken }) => taken === null)
              .map((alert) => (
                <AlertCard key={alert.id} alert={alert} />
              ))}
          </ListSection>
          <ListSection
            id="alerts-told"
            title="Who is told"
            none="Nobody is called: whoever does not look here learns of nothing. Add a person or an address."
          >
            {list.map((channel) => (
              <ChannelCard key={channel.id} channel={channel} channels={list} vendors={vendors.data ?? []} />
            ))}
          </ListSection>
          <ListSection id="alerts-taken" title="Taken" none="None yet.">
            {alerts.data.alerts
              .filter(({ taken }) => taken !== null)
              .map((alert) => (
                <AlertCard key={alert.id} alert={alert} />
              ))}
          </ListSection>
        </Stack>
      )}
    </>
  );
}
