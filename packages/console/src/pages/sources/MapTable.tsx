import { Table, TextInput } from '@mantine/core';
import type { DataMap } from '../../api/types.ts';
import { TableFrame } from '../../components/TableFrame.tsx';

interface MapTableProps {
  readonly map: DataMap;
  /** Lets a person change the category of a column before confirming. */
  readonly onCategory?: (resource: string, field: string, category: string) => void;
}

/** A data map, column by column. */
export function MapTable({ map, onCategory }: MapTableProps) {
  return (
    <TableFrame label="Data map">
      <Table miw={640}>
        <Table.Thead>
          <Table.Tr>
            {['Resource', 'Column', 'Type', 'Category'].map((heading) => (
              <Table.Th key={heading} scope="col">
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {map.resources.flatMap((resource) =>
            resource.fields.map((field) => (
              <Table.Tr key={`${resource.name} ${field.name}`}>
                <Table.Td>{resource.name}</Table.Td>
                <Table.Td>{field.name}</Table.Td>
                <Table.Td>{field.type}</Table.Td>
                <Table.Td>
                  {onCategory === undefined ? (
                    field.category
                  ) : (
                    <TextInput
                      aria-label={`Category of ${resource.name}, ${field.name}`}
                      size="xs"
                      value={field.category}
                      onChange={(event) => {
                        onCategory(resource.name, field.name, event.currentTarget.value);
                      }}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
