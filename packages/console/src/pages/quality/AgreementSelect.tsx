import { NativeSelect } from '@mantine/core';
import { useUrl } from '../../hooks/useUrl.ts';

interface Props {
  readonly agreements: readonly { readonly id: string; readonly title: string }[];
  /** The one that is shown. */
  readonly value: string;
}

/** Which agreement the figures are of, kept in the address; nothing where there is no choice. */
export function AgreementSelect({ agreements, value }: Props) {
  const [, change] = useUrl();
  if (agreements.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      mb="sm"
      maw={320}
      label="Agreement"
      value={value}
      data={agreements.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(event) => {
        change({ agreement: event.currentTarget.value });
      }}
    />
  );
}
