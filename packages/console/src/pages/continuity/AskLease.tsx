import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import type { ExceptionList, LeaseBody } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { kindName, REASONS } from './words.ts';

const WHY: readonly LeaseBody['reason'][] = ['disaster', 'outage', 'provider-failure', 'other'];

/** Asks the other party to let work go on at one site while reports fail. */
export function AskLease({ may }: { readonly may: ExceptionList['may'] }) {
  const choices = may.filter(({ lease }) => lease !== null && lease.kinds.length > 0);
  const [open, setOpen] = useState(false);
  const [agreement, setAgreement] = useState('');
  const [site, setSite] = useState('');
  const [kinds, setKinds] = useState<string[]>([]);
  const [hours, setHours] = useState(1);
  const [reason, setReason] = useState<LeaseBody['reason']>('outage');
  const chosen = choices.find((one) => one.agreement.id === agreement) ?? choices[0];
  const work = useRead('/api/assignments', {}, { query: { party: chosen?.party }, enabled: open });
  const sites = new Map(
    work.data?.flatMap((row) => (row.site === null ? [] : [[row.site.id, row.site.name] as const])),
  );
  const place = site === '' ? ([...sites.keys()][0] ?? '') : site;
  const withStepUp = useStepUp();
  const ask = useMutation({
    mutationFn: (body: LeaseBody) => withStepUp(() => send('POST /api/leases', {}, body)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/exceptions'] });
      setOpen(false);
    },
  });
  if (chosen?.lease == null) return null;
  const { lease } = chosen;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          ask.reset();
          setOpen(true);
        }}
      >
        Ask for a lease
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Ask for a continuity lease"
        act="Ask the other party"
        disabled={kinds.length === 0 || place === ''}
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          ask.mutate({ agreement: chosen.agreement.id, kinds, site: place, network: null, hours, reason });
        }}
      >
        <Text size="sm">
          By clause {lease.clause} work may go on while a report fails: at one site, without reveals, and
          reviewed afterwards. It runs once the other party agrees.
        </Text>
        {choices.length > 1 && (
          <NativeSelect
            label="Agreement"
            data={choices.map((one) => ({ value: one.agreement.id, label: one.agreement.title }))}
            value={chosen.agreement.id}
            onChange={(event) => {
              setAgreement(event.currentTarget.value);
              setKinds([]);
              setSite('');
            }}
          />
        )}
        <Checkbox.Group label="Reports that fail" value={kinds} onChange={setKinds}>
          <Group mt={4}>
            {lease.kinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={kindName(kind)} />
            ))}
          </Group>
        </Checkbox.Group>
        <NativeSelect
          label="Site"
          data={[...sites].map(([value, label]) => ({ value, label }))}
          value={place}
          onChange={(event) => {
            setSite(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="For"
          data={Array.from({ length: lease.hours }, (_, index) => ({
            value: String(index + 1),
            label: count(index + 1, 'hour'),
          }))}
          value={String(hours)}
          onChange={(event) => {
            setHours(Number(event.currentTarget.value));
          }}
        />
        <NativeSelect
          label="Because of"
          data={WHY.map((value) => ({ value, label: REASONS[value] ?? value }))}
          value={reason}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setReason(WHY.find((one) => one === value) ?? 'other');
          }}
        />
      </FormDialog>
    </>
  );
}
