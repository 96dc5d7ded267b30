import { SimpleGrid, Textarea } from '@mantine/core';
import type { LibraryView } from '../../../api/types.ts';

interface ParticularsFormProps {
  readonly fields: LibraryView['particulars'];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

/** Names, addresses, contacts and places: what clauses name, and what stands alike wherever they do. */
export function ParticularsForm({ fields, values, onChange }: ParticularsFormProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" style={{ alignItems: 'end' }}>
      {fields
        .filter(({ fixed }) => !fixed)
        .map(({ name, label, help, default: initially }) => (
          <Textarea
            key={name}
            label={label}
            size="xs"
            autosize
            minRows={1}
            maxLength={2000}
            {...(help === null ? {} : { description: help })}
            value={values[name] ?? initially}
            onChange={(event) => {
              // A particular is one paragraph.
              onChange({ ...values, [name]: event.currentTarget.value.replaceAll(/[\n\r{}]+/g, ' ') });
            }}
          />
        ))}
    </SimpleGrid>
  );
}
