import { artefactOf, MOST_CHARACTERS } from '@cordon/core/protocols';
import { Fieldset, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import type { ProtocolRule, ProtocolView } from '../../api/types.ts';
import { breachName, channelName, channels, levels, type Channel } from './words.ts';
import classes from './protocols.module.css';

interface RuleFieldsProps {
  readonly rule: ProtocolRule;
  /** How far the terms go; what is further is not offered. */
  readonly bound: ProtocolView['bounds'][number] | undefined;
  readonly problems: readonly { readonly problem: string }[];
  readonly onChange: (rule: ProtocolRule) => void;
}

/** One rule to write: how far in each channel, what becomes of a breach, and the sentence. */
export function RuleFields({ rule, bound, problems, onChange }: RuleFieldsProps) {
  return (
    <Fieldset legend={rule.label}>
      <Group gap="sm" align="flex-end">
        {channels.map((channel) => (
          <NativeSelect
            key={channel}
            size="xs"
            label={channelName[channel]}
            data={offered(channel, bound?.[channel], rule[channel])}
            value={rule[channel]}
            onChange={(event) => {
              onChange({ ...rule, [channel]: event.currentTarget.value });
            }}
          />
        ))}
        <NativeSelect
          size="xs"
          label="Typed all the same"
          data={Object.entries(breachName).map(([value, label]) => ({ value, label }))}
          value={rule.breach}
          onChange={(event) => {
            onChange({ ...rule, breach: event.currentTarget.value === 'remove' ? 'remove' : 'refuse' });
          }}
        />
      </Group>
      <TextInput
        mt="xs"
        size="xs"
        className={classes.says ?? ''}
        label="Sentence"
        maxLength={MOST_CHARACTERS}
        value={rule.says}
        {...(problems[0] !== undefined && { error: problems[0].problem })}
        onChange={(event) => {
          onChange({ ...rule, says: event.currentTarget.value });
        }}
      />
      <Text size="xs" c="dimmed" mt={4}>
        Beside the field: {artefactOf(rule).join(' ')} Clause {rule.clause}.
      </Text>
    </Fieldset>
  );
}

/** From what the terms let on, and what is written even where that is further: the look says why it may not be. */
function offered(channel: Channel, widest: string | undefined, written: string) {
  const all = Object.entries(levels[channel]);
  const from = all.findIndex(([level]) => level === widest);
  return all
    .filter(([level], at) => at >= from || level === written)
    .map(([value, label]) => ({ value, label }));
}
