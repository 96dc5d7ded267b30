import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import { REACHES } from './reaches.ts';

type Input = Pick<ComponentProps<'input'>, 'onChange'> & { readonly value: string };

interface AddressFieldsProps {
  /** Of a form with these parts, by `useForm`. */
  readonly field: (name: 'baseUrl' | 'header' | 'value') => Input;
  readonly reach: keyof typeof REACHES;
  readonly onReach: (reach: keyof typeof REACHES) => void;
  readonly example: string;
}

/** An address that signed messages are posted to: where it is, and what it asks for besides. */
export function AddressFields({ field, reach, onReach, example }: AddressFieldsProps) {
  return (
    <>
      <TextInput
        label="Address"
        description={`Where it takes JSON: ${example}`}
        maxLength={300}
        {...field('baseUrl')}
      />
      <NativeSelect
        label="Where it is"
        description="Its name may lead nowhere else later"
        data={Object.entries(REACHES).map(([value, label]) => ({ value, label }))}
        value={reach}
        onChange={(event) => {
          onReach(event.currentTarget.value as keyof typeof REACHES);
        }}
      />
      <TextInput label="Header it asks for" maxLength={100} {...field('header')} />
      <PasswordInput
        label="Its value"
        description="Empty where it asks for none: every message is signed anyway"
        autoComplete="off"
        {...field('value')}
      />
    </>
  );
}
