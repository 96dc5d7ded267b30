import { Stack, Tabs } from '@mantine/core';
import { useMe } from '../../app/me.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { CompanyPeople } from './CompanyPeople.tsx';
import { SecondFactors } from './SecondFactors.tsx';
import { Sessions } from './Sessions.tsx';

/** One's own sign-in, and for the company admin the people of the company. */
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
      {person.role === 'company-admin' ? (
        <Tabs
          value={search.get('tab') ?? 'own'}
          onChange={(tab) => {
            change({ tab: tab === 'own' ? null : tab, sort: null }, true);
          }}
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="own">Your sign-in</Tabs.Tab>
            <Tabs.Tab value="people">People of the company</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="own">{own}</Tabs.Panel>
          <Tabs.Panel value="people">
            <CompanyPeople />
          </Tabs.Panel>
        </Tabs>
      ) : (
        own
      )}
    </>
  );
}
