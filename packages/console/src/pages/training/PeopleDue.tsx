import { Table, Text, Title } from '@mantine/core';
import type { Training } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { askedBy, effectOf, STATES } from './words.ts';

/** Everybody with a course that is not current, the worst first, each with why and what follows. */
export function PeopleDue({ view }: { readonly view: Training }) {
  const rows = view.people.flatMap(({ person, vendor, courses }) =>
    courses.map((course) => ({ key: `${person.id} ${course.course}`, person, vendor, course })),
  );
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="people-due">
      <Title order={2} id="people-due" mb="sm">
        Who has to do something
      </Title>
      <TableFrame label="People with a course to take" cards="flow">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Person</Table.Th>
              <Table.Th>Course</Table.Th>
              <Table.Th>Stands</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Th>Why, and what follows</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, person, vendor, course }) => (
              <Table.Tr key={key}>
                <Table.Td>
                  {person.name}
                  {view.vendors.length > 1 && (
                    <Text size="xs" c="dimmed">
                      {vendor.name}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{course.title}</Table.Td>
                <Table.Td>
                  <StatusMark tone={STATES[course.state].tone}>{STATES[course.state].text}</StatusMark>
                </Table.Td>
                <Table.Td>{course.until === null ? 'now' : <Time at={course.until} />}</Table.Td>
                <Table.Td>
                  {effectOf(course)} It is {askedBy(course.reasons)}.
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
      {view.more > 0 && (
        <Text size="sm" mt="xs">
          And {String(view.more)} more people, of whom the bars above tell.
        </Text>
      )}
      <Text size="sm" mt="xs" c="dimmed">
        Each of them has the course under My training, and a refusal at work leads to it by itself.
      </Text>
    </section>
  );
}
