import { Checkbox, Table, Text, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import type { DataMap, FieldFinding, FieldMap, ResourceMap } from '../../api/types.ts';
import { sentenceCase } from '../../components/dataWords.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { categories } from './categories.ts';
import { columnKey } from './dataMap.ts';

interface MapTableProps {
  readonly map: DataMap;
  readonly edit?: MapEdit;
}

/** Lets a person change what a column holds, or leave it out, before confirming. */
interface MapEdit {
  readonly onField: (
    resource: string,
    field: string,
    patch: Partial<Pick<FieldMap, 'category' | 'label'>>,
  ) => void;
  /** By `columnKey`. */
  readonly left: ReadonlySet<string>;
  readonly onLeave: (column: string, leave: boolean) => void;
  /** Why each is taken for what it is. */
  readonly findings?: readonly FieldFinding[];
}

/** A data map, table by table and column by column. */
export function MapTable({ map, edit }: MapTableProps) {
  const suggestions = useId();
  return (
    <>
      {edit !== undefined && (
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
          {...(edit === undefined ? {} : { edit })}
        />
      ))}
    </>
  );
}

interface ResourceProps extends Pick<MapTableProps, 'edit'> {
  readonly resource: ResourceMap;
  readonly suggestions: string;
}

function Resource({ resource, suggestions, edit }: ResourceProps) {
  const { name, kind, table, key, subjectKey, fields } = resource;
  return (
    <div>
      <Title order={3}>{name}</Title>
      <Text size="sm" c="dimmed">
        {kind === 'thread' && 'The conversation of a ticket'}
        {kind === 'table' && `Table ${table}, key ${key}, customer by ${subjectKey}`}
        {kind === 'endpoint' && `Of the API, key ${key}, customer by ${subjectKey}: ${routesOf(resource)}`}
      </Text>
      <TableFrame label={`Columns of ${name}`}>
        <Table miw={edit === undefined ? 560 : 860} layout="fixed" style={{ overflowWrap: 'anywhere' }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Column</Table.Th>
              <Table.Th scope="col">Label</Table.Th>
              <Table.Th scope="col" w={110}>
                Type
              </Table.Th>
              <Table.Th scope="col" w="28%">
                Category
              </Table.Th>
              {edit?.findings !== undefined && <Table.Th scope="col">Why</Table.Th>}
              {edit !== undefined && (
                <Table.Th scope="col" w={105}>
                  Leave out
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field.name}>
                <Table.Td>{field.name}</Table.Td>
                <Table.Td>
                  {edit === undefined ? (
                    field.label
                  ) : (
                    <TextInput
                      aria-label={`Label of ${name}, ${field.name}`}
                      size="xs"
                      value={field.label}
                      onChange={(event) => {
                        edit.onField(name, field.name, { label: event.currentTarget.value });
                      }}
                    />
                  )}
                </Table.Td>
                <Table.Td>{field.type}</Table.Td>
                <Table.Td>
                  {edit === undefined ? (
                    <>
                      {field.category}
                      {field.freeText === true && ', free text'}
                    </>
                  ) : (
                    <TextInput
                      aria-label={`Category of ${name}, ${field.name}`}
                      size="xs"
                      list={suggestions}
                      value={field.category}
                      onChange={(event) => {
                        edit.onField(name, field.name, { category: event.currentTarget.value });
                      }}
                    />
                  )}
                </Table.Td>
                {edit?.findings !== undefined && (
                  <Table.Td>
                    <Why
                      finding={edit.findings.find((one) => one.resource === name && one.field === field.name)}
                    />
                  </Table.Td>
                )}
                {edit !== undefined && (
                  <Table.Td>
                    <Checkbox
                      aria-label={`Leave out ${name}, ${field.name}`}
                      checked={edit.left.has(columnKey(name, field.name))}
                      onChange={(event) => {
                        edit.onLeave(columnKey(name, field.name), event.currentTarget.checked);
                      }}
                    />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
      {edit === undefined && <Acts resource={resource} />}
    </div>
  );
}

/** What agents may have done there, where their terms let them. */
function Acts({ resource: { acts = [] } }: Pick<ResourceProps, 'resource'>) {
  if (acts.length === 0) return null;
  return (
    <Text size="sm" mt={4}>
      Can be done there: {acts.map(({ label, method, path }) => `${label} (${method} ${path})`).join(', ')}.
    </Text>
  );
}

const SURE = { sure: 'sure', likely: 'likely', unclear: 'unclear' } as const;

function Why({ finding }: { readonly finding: FieldFinding | undefined }) {
  if (finding === undefined) return <Text size="xs">As the map has it.</Text>;
  return (
    <Text size="xs">
      {sentenceCase(SURE[finding.sure])}. {finding.reasons.join(' ')}
    </Text>
  );
}

/** The addresses by which the records of an endpoint are had. */
function routesOf({ routes = [] }: ResourceMap): string {
  return routes.map(({ path }) => `GET ${path}`).join(', ');
}
