import { EmptyState, NativeSelect, Stack, Text } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { Device } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { DeviceSecrets } from './DeviceSecrets.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { RegisterDevices } from './RegisterDevices.tsx';
import { StateBar } from './StateBar.tsx';
import { askedWords, STATE_ORDER } from './words.ts';

/** The register of devices of a party: how each stands, who works on it, and how new ones come in. */
export default function DevicesPage() {
  const me = useMe();
  const ofCompany = me.party.kind === 'company';
  const [vendor, setVendor] = useState('');
  const [only, setOnly] = useState<Device['state'] | null>(null);
  const vendors = useRead('/api/vendors', {}, { enabled: ofCompany });
  const party = ofCompany ? vendor : me.party.id;
  const read = useRead('/api/devices', {}, { query: party === '' ? {} : { party }, every: 30_000 });
  const list = read.data;
  const shown = list?.devices
    .filter(({ state }) => only === null || state === only)
    .toSorted((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state));
  const mayChange = party !== '' && list?.mayChange === true;
  return (
    <>
      <PageHead
        title="Devices"
        lead="What people work on, and whether it is in the agreed state: each device tells it by osquery, and no value of a customer is in it."
        actions={mayChange && <RegisterDevices party={party} />}
      />
      {ofCompany && (
        <NativeSelect
          label="Devices of"
          maw={320}
          mb="md"
          value={vendor}
          data={[
            { value: '', label: 'Everybody' },
            { value: me.party.id, label: me.party.name },
            ...(vendors.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => {
            setVendor(currentTarget.value);
          }}
        />
      )}
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {list === undefined || shown === undefined ? (
        read.error === null && <Loading what="devices" height={240} />
      ) : (
        <Stack gap="xl">
          {party !== '' && <Text>{askedWords(list.asked)}</Text>}
          {list.devices.length === 0 ? (
            <EmptyState
              icon={<IconDeviceDesktop aria-hidden />}
              title="No device so far"
              description="Make an enrolment secret below and start osquery with it on each device; it appears here by itself."
            />
          ) : (
            <Stack>
              <StateBar devices={list.devices} only={only} onOnly={setOnly} />
              <DeviceTable devices={shown} mayChange={list.mayChange} withParty={party === ''} />
            </Stack>
          )}
          {mayChange && <DeviceSecrets party={party} />}
        </Stack>
      )}
    </>
  );
}
