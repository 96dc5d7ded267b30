import { Stack, Tabs } from '@mantine/core';
import { useMe } from '../../app/me.ts';
import { NetworkList } from '../../components/networks/NetworkList.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { company } from '../../app/roles.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { CompanyPeople } from './CompanyPeople.tsx';
import { SecondFactors } from './SecondFactors.tsx';
import { Sessions } from './Sessions.tsx';

/** One's own sign-in, and for the company its people and networks. */
export default function SettingsPage() {
  const { person, party } = useMe();
  const [search, change] = useUrl();
  const own = (
    <Stack gap="xl">
      <SecondFactors />
      <Sessions />
    </Stack>
  );
  return (
    <>
      <PageHead title="Settings" lead={`You are ${person.name} of ${party.name}.`} />
      {company.some((role) => role === person.role) ? (
        <Tabs
          value={search.get('tab') ?? 'own'}
          onChange={(tab) => {
            change({ tab: tab === 'own' ? null : tab, sort: null }, true);
          }}
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="own">Your sign-in</Tabs.Tab>
            {person.role === 'company-admin' && <Tabs.Tab value="people">People of the company</Tabs.Tab>}
            <Tabs.Tab value="networks">Networks of the company</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="own">{own}</Tabs.Panel>
          {person.role === 'company-admin' && (
            <Tabs.Panel value="people">
              <CompanyPeople />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="networks">
            <NetworkList party={party.id} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        own
      )}
    </>
  );
}
