import { Button, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryClient, useSend } from '../../api/query.ts';
import type { NetworkChangeBody, NetworksView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../Cell.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { jsonHash } from '../../keys/sha256.ts';
import { FormError } from '../FormError.tsx';
import { TableFrame } from '../TableFrame.tsx';
import { NetworkDiffView } from './NetworkDiffView.tsx';
import { SHOWS_LISTS } from './refreshed.ts';
import classes from './networks.module.css';

type Add = NetworkChangeBody['adds'][number];

/**
 * The list as a draft: ranges are marked to go, others put in, and what that would do is drawn before anything is asked
 * for. A second person confirms it; ranges that only go can be closed at once.
 */
export function NetworkDraft({ view }: { readonly view: NetworksView }) {
  const { party, revision: base, networks, sites, first, mayCloseNow } = view;
  const [adds, setAdds] = useState<readonly Add[]>([]);
  const [removes, setRemoves] = useState<readonly string[]>([]);
  const look = useSend('POST /api/networks/look', {});
  const clear = (): void => {
    setAdds([]);
    setRemoves([]);
  };
  const done = async (): Promise<void> => {
    await Promise.all(SHOWS_LISTS.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
    clear();
  };
  const gone = networks.filter(({ id }) => removes.includes(id));
  const removed = gone.map(({ cidr }) => cidr).join(' ');
  const body = { party: party.id, base, adds: [...adds], removes: gone.map(({ id }) => id) };
  const atOnce = useMe().party.kind === 'company' && first;
  const withStepUp = useStepUp();
  const propose = useMutation({
    mutationFn: async () => {
      const words = {
        ...{ subjectParty: party.id, base, adding: adds.map(({ cidr }) => cidr).join(' ') },
        places: adds.map(({ site }) => site ?? 'any').join(' '),
        labels: await jsonHash(adds.map(({ label }) => label)),
        ...{ removed, removing: body.removes.join(' ') },
      };
      const act = atOnce ? 'networks-first-listed' : 'networks-proposed';
      return withStepUp(() => sendSigned('POST /api/networks/changes', {}, body, { act, words }));
    },
    onSuccess: done,
  });
  const close = useMutation({
    mutationFn: () =>
      sendSigned(
        'POST /api/networks/close',
        {},
        { party: party.id, base, removes: body.removes },
        { act: 'networks-closed', words: { subjectParty: party.id, base, removed }, closes: true },
      ),
    onSuccess: done,
  });
  const siteName = (id: string | null): string => sites.find((site) => site.id === id)?.name ?? 'any';
  const touched = adds.length + removes.length > 0;

  const { mutate: lookAt } = look;
  useEffect(() => {
    if (adds.length + removes.length === 0) return;
    lookAt({ party: party.id, base, adds: [...adds], removes: [...removes] });
  }, [lookAt, party.id, base, adds, removes]);

  return (
    <>
      {networks.length + adds.length > 0 && (
        <TableFrame cards label="Ranges">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Range</Table.Th>
                <Table.Th scope="col">Label</Table.Th>
                <Table.Th scope="col">Site</Table.Th>
                <Table.Th scope="col">Change</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {networks.map(({ id, cidr, label, site }) => {
                const goes = removes.includes(id);
                return (
                  <Table.Tr key={id} className={goes ? classes.goes : undefined}>
                    <Cell label="Range" ff="monospace">
                      {cidr}
                    </Cell>
                    <Cell label="Label">
                      {label} {goes && <strong>(goes)</strong>}
                    </Cell>
                    <Cell label="Site">{siteName(site)}</Cell>
                    <Table.Td>
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={goes ? `Keep ${cidr}` : `Remove ${cidr}`}
                        onClick={() => {
                          setRemoves(goes ? removes.filter((one) => one !== id) : [...removes, id]);
                        }}
                      >
                        {goes ? 'Keep' : 'Remove'}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
              {adds.map((add) => (
                <Table.Tr key={`${add.cidr} ${add.site ?? ''}`} className={classes.comes}>
                  <Cell label="Range" ff="monospace">
                    {add.cidr}
                  </Cell>
                  <Cell label="Label">
                    {add.label} <strong>(comes)</strong>
                  </Cell>
                  <Cell label="Site">{siteName(add.site)}</Cell>
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`Leave out ${add.cidr}`}
                      onClick={() => {
                        setAdds(adds.filter((one) => one !== add));
                      }}
                    >
                      Leave out
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
      <AddRange
        sites={sites}
        onAdd={(add) => {
          setAdds([...adds, add]);
        }}
      />
      {touched && (
        <section aria-label="What this would do">
          <FormError error={look.error} />
          {look.data !== undefined && <NetworkDiffView diff={look.data} kind={party.kind} />}
          <Group gap="xs">
            <Button
              size="xs"
              disabled={look.error !== null}
              loading={propose.isPending}
              onClick={() => {
                propose.mutate();
              }}
            >
              {atOnce ? 'Set the list' : 'Propose this change'}
            </Button>
            {mayCloseNow && adds.length === 0 && (
              <Button
                size="xs"
                color="red.9"
                loading={close.isPending}
                onClick={() => {
                  close.mutate();
                }}
              >
                Close now, reviewed afterwards
              </Button>
            )}
            <Button size="xs" variant="default" onClick={clear}>
              Start over
            </Button>
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {atOnce
              ? 'The first list is yours to set: before it, nobody of this vendor gets in. Every later change takes two people.'
              : 'Nothing changes until somebody else of the company confirms it.'}
          </Text>
          <FormError error={propose.error ?? close.error} />
        </section>
      )}
    </>
  );
}

interface AddRangeProps {
  readonly sites: NetworksView['sites'];
  readonly onAdd: (add: Add) => void;
}

function AddRange({ sites, onAdd }: AddRangeProps) {
  const [cidr, setCidr] = useState('');
  const [label, setLabel] = useState('');
  const [site, setSite] = useState('');
  const field = (set: (value: string) => void) => ({
    size: 'xs' as const,
    required: true,
    withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      set(event.currentTarget.value);
    },
  });
  return (
    <form
      aria-label="Add a network"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd({ cidr: cidr.trim(), label: label.trim(), site: site === '' ? null : site });
        setCidr('');
        setLabel('');
      }}
    >
      <Group align="flex-end" gap="xs" my="sm">
        <TextInput label="Range" placeholder="203.0.113.0/24" value={cidr} {...field(setCidr)} />
        <TextInput label="Label" value={label} {...field(setLabel)} />
        {sites.length > 0 && (
          <NativeSelect
            label="Site"
            data={[{ value: '', label: 'Any' }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
            value={site}
            {...field(setSite)}
            required={false}
          />
        )}
        <Button type="submit" size="xs" variant="default">
          Put in
        </Button>
      </Group>
    </form>
  );
}
