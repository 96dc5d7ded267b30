import {
  Accordion,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Radio,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import type { Phishing, PhishingScope } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { MailPreview } from './MailPreview.tsx';
import { KINDS } from './words.ts';

/** An exercise as it is planned; days as `2026-09-01`. */
export interface Plan extends Omit<PhishingScope, 'vendor' | 'sender' | 'sites'> {
  /** Empty for all. */
  readonly sites: string[];
  /** Empty for Cordon’s own mail. */
  readonly sender: string;
}

interface PlanFieldsProps {
  readonly view: Phishing;
  readonly plan: Plan;
  readonly onChange: (part: Partial<Plan>) => void;
}

/** Whom, what, when, and who may know: all that both sides will sign. */
export function PlanFields({ view, plan, onChange }: PlanFieldsProps) {
  const of = view.plannable.find(({ agreement }) => agreement.id === plan.agreement);
  const whole = (value: string | number, least: number) =>
    Math.max(least, Math.round(Number(value) || least));
  return (
    <>
      <NativeSelect
        label="Under the agreement"
        value={plan.agreement}
        data={view.plannable.map(({ agreement, vendor }) => ({
          value: agreement.id,
          label: `${agreement.title} (${vendor.name})`,
        }))}
        onChange={({ currentTarget }) => {
          onChange({ agreement: currentTarget.value, sites: [] });
        }}
      />
      <Radio.Group
        label="Whom"
        value={plan.people}
        onChange={(value) => {
          onChange({ people: value === 'everybody' ? 'everybody' : 'agents' });
        }}
      >
        <Stack gap={6} mt={4}>
          <Radio value="agents" label="Agents" />
          <Radio value="everybody" label="Agents, team leads and reviewers" />
        </Stack>
      </Radio.Group>
      {of !== undefined && of.sites.length > 1 && (
        <Checkbox.Group
          label="At which sites"
          description="None chosen: at all of them"
          value={plan.sites}
          onChange={(sites) => {
            onChange({ sites });
          }}
        >
          <Group mt={4}>
            {of.sites.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <Checkbox.Group
        label="What"
        description="Each person gets one of these, drawn by lot"
        value={plan.templates}
        onChange={(templates) => {
          onChange({ templates: view.templates.map(({ id }) => id).filter((id) => templates.includes(id)) });
        }}
      >
        <Stack gap={6} mt={4}>
          {view.templates.map(({ id, title, kind }) => (
            <Checkbox key={id} value={id} label={title} description={KINDS[kind]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Accordion variant="contained">
        <Accordion.Item value="preview">
          <Accordion.Control>Look at what is chosen</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">
              {view.templates
                .filter(({ id }) => plan.templates.includes(id))
                .map((template) => (
                  <MailPreview key={template.id} template={template} />
                ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      <Group grow align="flex-start">
        <DayInput
          label="From"
          value={plan.from}
          onDay={(from) => {
            onChange({ from });
          }}
        />
        <DayInput
          label="Until the end of"
          value={plan.until}
          onDay={(until) => {
            onChange({ until });
          }}
        />
      </Group>
      <Text size="sm" c="dimmed">
        Each message comes at a time drawn within its person’s shift, so that neighbours do not get theirs
        together.
      </Text>
      <Group grow align="flex-start">
        <NumberInput
          label="At most in an hour"
          min={1}
          max={2000}
          value={plan.perHour}
          onChange={(value) => {
            onChange({ perHour: whole(value, 1) });
          }}
        />
        <NumberInput
          label="Limit, %"
          description="More who fall raise a finding"
          min={1}
          max={100}
          value={plan.limitPercent}
          onChange={(value) => {
            onChange({ limitPercent: whole(value, 1) });
          }}
        />
      </Group>
      <Radio.Group
        label="Who may know who fell, beside themselves"
        value={plan.names}
        onChange={(value) => {
          onChange({ names: value === 'trainer' ? 'trainer' : 'nobody' });
        }}
      >
        <Stack gap={6} mt={4}>
          <Radio value="nobody" label="Nobody: groups of five people and more are told of" />
          <Radio value="trainer" label="The vendor’s admin, to train them; each look stands in the ledger" />
        </Stack>
      </Radio.Group>
      <Switch
        label="Whoever falls is given the phishing course"
        checked={plan.course}
        onChange={({ currentTarget }) => {
          onChange({ course: currentTarget.checked });
        }}
      />
      {view.senders.length > 0 && (
        <NativeSelect
          label="Sent by"
          value={plan.sender}
          data={[
            { value: '', label: 'Cordon’s own mail server' },
            ...view.senders.map(({ id, name, address }) => ({ value: id, label: `${name} (${address})` })),
          ]}
          onChange={({ currentTarget }) => {
            onChange({ sender: currentTarget.value });
          }}
        />
      )}
    </>
  );
}
