import { Table, Text, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import type { DataMap, FieldMap, ResourceMap } from '../../api/types.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { categories } from './categories.ts';

interface MapTableProps {
  readonly map: DataMap;
  /** Lets a person change what a column holds before confirming. */
  readonly onField?: (
    resource: string,
    field: string,
    patch: Partial<Pick<FieldMap, 'category' | 'label'>>,
  ) => void;
}

/** A data map, table by table and column by column. */
export function MapTable({ map, onField }: MapTableProps) {
  const suggestions = useId();
  return (
    <>
      {onField !== undefined && (
        <datalist id={suggestions}>
          {categories.map((category) => (
            <option key={category} value={category} />
          ))}
        </datalist>
      )}
      {map.resources.map((resource) => (
        <Resource
          key={resource.name}
          resource={resource}
          suggestions={suggestions}
          {...(onField === undefined ? {} : { onField })}
        />
      ))}
    </>
  );
}

interface ResourceProps extends Pick<MapTableProps, 'onField'> {
  readonly resource: ResourceMap;
  readonly suggestions: string;
}

function Resource({ resource, suggestions, onField }: ResourceProps) {
  const { name, kind, table, key, subjectKey, fields } = resource;
  return (
    <div>
      <Title order={3}>{name}</Title>
      <Text size="sm" c="dimmed">
        {kind === 'thread'
          ? 'The conversation of a ticket'
          : `Table ${table}, key ${key}, customer by ${subjectKey}`}
      </Text>
      <TableFrame label={`Columns of ${name}`}>
        <Table miw={560} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Column</Table.Th>
              <Table.Th scope="col">Label</Table.Th>
              <Table.Th scope="col" w={110}>
                Type
              </Table.Th>
              <Table.Th scope="col" w="40%">
                Category
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field.name}>
                <Table.Td>{field.name}</Table.Td>
                <Table.Td>
                  {onField === undefined ? (
                    field.label
                  ) : (
                    <TextInput
                      aria-label={`Label of ${name}, ${field.name}`}
                      size="xs"
                      value={field.label}
                      onChange={(event) => {
                        onField(name, field.name, { label: event.currentTarget.value });
                      }}
                    />
                  )}
                </Table.Td>
                <Table.Td>{field.type}</Table.Td>
                <Table.Td>
                  {onField === undefined ? (
                    field.category
                  ) : (
                    <TextInput
                      aria-label={`Category of ${name}, ${field.name}`}
                      size="xs"
                      list={suggestions}
                      value={field.category}
                      onChange={(event) => {
                        onField(name, field.name, { category: event.currentTarget.value });
                      }}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </div>
  );
}
