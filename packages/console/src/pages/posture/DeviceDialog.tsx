import {
  Button,
  Checkbox,
  Group,
  Modal,
  MultiSelect,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { queryClient, useRead } from '../../api/query.ts';
import type { Device } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { RuleList } from './RuleList.tsx';
import { KINDS } from './words.ts';

interface DeviceDialogProps {
  readonly device: Device;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One device: every rule with how it is mended, and for whoever may, what it is and who works on it. */
export function DeviceDialog({ device, mayChange, onClose }: DeviceDialogProps) {
  return (
    <Modal opened onClose={onClose} title={device.name} size="lg">
      <Stack gap="lg">
        <RuleList device={device} />
        {device.programs.length > 0 && (
          <Text size="sm">Known programs found on it: {device.programs.join(', ')}.</Text>
        )}
        {mayChange && <DeviceForm device={device} onDone={onClose} />}
      </Stack>
    </Modal>
  );
}

interface Form {
  readonly name: string;
  readonly kind: Device['kind'];
  readonly site: string;
  readonly shared: boolean;
  readonly people: readonly string[];
}

function DeviceForm({ device, onDone }: { readonly device: Device; readonly onDone: () => void }) {
  const { id, party } = device;
  const { person } = useMe();
  const ofCompany = person.role === 'company-admin';
  const { form, change, field } = useForm<Form>({
    ...{ name: device.name, kind: device.kind, site: device.site?.id ?? '', shared: device.shared },
    people: device.people.map((one) => one.id),
  });
  const team = useRead('/api/team', {}, { enabled: !ofCompany });
  const everybody = useRead('/api/people', {}, { query: { party: party.id }, enabled: ofCompany });
  const sites = useRead('/api/sites', {}, { query: { party: party.id } });
  const withStepUp = useStepUp();
  const save = useMutation({
    mutationFn: async () => {
      const { name, kind, shared, people } = { ...form, name: form.name.trim() };
      const site = form.site === '' ? null : form.site;
      const words = { device: id, kind, site, shared, name: await textHash(name) };
      return withStepUp(() =>
        sendSigned(
          'POST /api/devices/:id',
          { id },
          { name, kind, site, shared, people: [...people] },
          { act: 'device-changed', words: { ...words, people: people.toSorted().join(' ') } },
        ),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/devices'] });
      onDone();
    },
  });
  const retire = useDecision(
    'POST /api/devices/:id/retire',
    { id },
    { act: 'device-retired', words: { device: id }, closes: true },
    ['/api/devices'],
    onDone,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput label="Name" maxLength={80} {...field('name')} />
        <Group grow align="flex-start">
          <NativeSelect
            label="Kind"
            value={form.kind}
            data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget: { value } }) => {
              if (value in KINDS) change({ kind: value as Device['kind'] });
            }}
          />
          <NativeSelect
            label="Site"
            data={[
              { value: '', label: 'None' },
              ...(sites.data ?? []).map((site) => ({ value: site.id, label: site.name })),
            ]}
            {...field('site')}
          />
        </Group>
        <MultiSelect
          label="Who works on it"
          description="Its state counts for each of them"
          searchable
          data={((ofCompany ? everybody : team).data ?? []).map((one) => ({
            value: one.id,
            label: one.name,
          }))}
          value={[...form.people]}
          onChange={(people) => {
            change({ people });
          }}
        />
        <Checkbox
          label="A shared desk: anybody of the organisation may say that they sit at it"
          checked={form.shared}
          onChange={({ currentTarget: { checked } }) => {
            change({ shared: checked });
          }}
        />
        <FormError error={save.error ?? retire.error} />
        <Group justify="space-between">
          <Button
            variant="default"
            loading={retire.isPending}
            onClick={() => {
              retire.mutate({});
            }}
          >
            Retire it: it counts for nobody, and its key ends
          </Button>
          <Button type="submit" loading={save.isPending} disabled={form.name.trim().length < 2}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
