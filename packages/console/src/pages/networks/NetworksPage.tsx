import { Stack } from '@mantine/core';
import { useMe } from '../../app/me.ts';
import { NetworkList } from '../../components/networks/NetworkList.tsx';
import { SiteList } from '../../components/networks/SiteList.tsx';
import { PageHead } from '../../components/PageHead.tsx';

/** A vendor's own networks: its admin proposes a change, the company confirms it. */
export default function NetworksPage() {
  const { party } = useMe();
  return (
    <>
      <PageHead
        title="Networks"
        lead={`Where the people of ${party.name} may come from. You propose a change, the company confirms it.`}
      />
      <Stack gap="xl">
        <NetworkList party={party.id} />
        <SiteList party={party.id} />
      </Stack>
    </>
  );
}
