import { Fieldset, Group, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { ActParam } from '@cordon/core/kernel';
import type { FieldMap } from '../../../../api/types.ts';
import { categories } from '../../categories.ts';
import { typed } from './actDraft.ts';

type Use = ActParam['use'];

/** What can stand in a place, in the words of whoever writes the map. */
const USES: readonly (readonly [Use['kind'], string])[] = [
  ['subject', 'The customer’s id'],
  ['held', 'A value of the customer on file'],
  ['key', 'The id of one of the customer’s records'],
  ['typed', 'Typed by whoever does it'],
  ['choice', 'Chosen from a list'],
  ['number', 'A number'],
];

interface ParamFieldsProps {
  readonly param: ActParam;
  readonly fields: readonly FieldMap[];
  readonly onParam: (param: ActParam) => void;
}

/** What stands for one name in braces. */
export function ParamFields({ param, fields, onParam }: ParamFieldsProps) {
  const { name, label, use } = param;
  const change = (next: Use) => {
    onParam({ ...param, use: next });
  };
  return (
    <Fieldset legend={`{${name}}`} p="xs">
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label="Stands for"
          size="xs"
          data={USES.map(([value, words]) => ({ value, label: words }))}
          value={use.kind}
          onChange={(event) => {
            change(firstOf(event.currentTarget.value as Use['kind'], fields));
          }}
        />
        <TextInput
          label="Words beside it"
          size="xs"
          maxLength={60}
          value={label}
          onChange={(event) => {
            onParam({ ...param, label: event.currentTarget.value });
          }}
        />
        <Detail use={use} fields={fields} onUse={change} />
      </Group>
    </Fieldset>
  );
}

function firstOf(kind: Use['kind'], fields: readonly FieldMap[]): Use {
  switch (kind) {
    case 'subject':
    case 'key':
      return { kind };
    case 'held':
      return { kind, field: fields[0]?.name ?? '' };
    case 'typed':
      return typed(null);
    case 'choice':
      return { kind, values: [] };
    case 'number':
      return { kind, least: 1, most: 100 };
  }
}

interface DetailProps {
  readonly use: Use;
  readonly fields: readonly FieldMap[];
  readonly onUse: (use: Use) => void;
}

function Detail({ use, fields, onUse }: DetailProps) {
  switch (use.kind) {
    case 'subject':
    case 'key':
      return null;
    case 'held':
      return (
        <NativeSelect
          label="Which"
          size="xs"
          data={fields.map(({ name, label }) => ({ value: name, label }))}
          value={use.field}
          onChange={(event) => {
            onUse({ ...use, field: event.currentTarget.value });
          }}
        />
      );
    case 'typed':
      return (
        <>
          <NativeSelect
            label="What it is"
            size="xs"
            data={[
              { value: '', label: 'No personal data' },
              ...[...new Set([...categories, ...(use.category === null ? [] : [use.category])])],
            ]}
            value={use.category ?? ''}
            onChange={(event) => {
              onUse({ ...use, category: event.currentTarget.value || null });
            }}
          />
          <NumberOf
            label="Characters at most"
            value={use.most}
            onNumber={(most) => {
              onUse({ ...use, most: Math.min(2000, Math.max(1, Math.trunc(most))) });
            }}
          />
        </>
      );
    case 'choice':
      return (
        <TagsInput
          label="To choose from"
          size="xs"
          flex={1}
          miw={180}
          maxTags={50}
          value={[...use.values]}
          onChange={(values) => {
            onUse({ ...use, values });
          }}
        />
      );
    case 'number':
      return (
        <>
          <NumberOf
            label="From"
            value={use.least}
            onNumber={(least) => {
              onUse({ ...use, least });
            }}
          />
          <NumberOf
            label="To"
            value={use.most}
            onNumber={(most) => {
              onUse({ ...use, most });
            }}
          />
        </>
      );
  }
}

interface NumberOfProps {
  readonly label: string;
  readonly value: number;
  readonly onNumber: (value: number) => void;
}

function NumberOf({ label, value, onNumber }: NumberOfProps) {
  return (
    <NumberInput
      label={label}
      size="xs"
      w={110}
      value={value}
      onChange={(next) => {
        if (typeof next === 'number') onNumber(next);
      }}
    />
  );
}
