import { MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { LibraryClause, Values } from './editing.ts';

type Value = Values[string];

interface VariableInputProps {
  readonly variable: LibraryClause['variables'][number];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

const UNITS: Readonly<Record<string, string>> = { person: 'people', witness: 'witnesses', '%': '%' };

/** The form control of one variable of a clause. */
export function VariableInput({ variable, value, onChange }: VariableInputProps) {
  const { type, label, help, unit, min, max, options } = variable;
  // Mantine draws the words of a small list at 10 px.
  const pill = { styles: { pill: { fontSize: 'var(--mantine-font-size-xs)' } } };
  const about = { label, size: 'xs' as const, ...(help === null ? {} : { description: help }) };
  switch (type) {
    case 'integer': {
      const many = unit === null ? '' : ` ${UNITS[unit] ?? `${unit}s`}`;
      return (
        <NumberInput
          {...about}
          min={min ?? 0}
          max={max ?? 1_000_000}
          clampBehavior="none"
          allowDecimal={false}
          suffix={many}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => {
            onChange(typeof next === 'number' ? next : 0);
          }}
        />
      );
    }
    case 'choice':
      return (
        <NativeSelect
          {...about}
          data={options}
          value={String(value ?? '')}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      );
    case 'list': {
      const words = Array.isArray(value) ? value : [];
      return options.length > 0 ? (
        <MultiSelect {...about} {...pill} data={options} value={words} onChange={onChange} />
      ) : (
        <TagsInput {...about} {...pill} value={words} onChange={onChange} />
      );
    }
    default:
      return (
        <TextInput
          {...about}
          value={String(value ?? '')}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      );
  }
}
