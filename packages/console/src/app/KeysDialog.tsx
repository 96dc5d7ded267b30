import { Kbd, Modal, Stack, Switch, Table } from '@mantine/core';
import { useSingleKeys } from './singleKeys.ts';

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['Ctrl', 'K'], 'Go, find or do (on a Mac: Cmd K)'],
  [['?'], 'This list'],
  [['/'], 'First search or filter field of the page'],
  [['Tab'], 'Next link, button or field; every chip and number explains itself on focus'],
  [['Ctrl', 'Enter'], 'Send the reply or save the note you are typing'],
  [['Esc'], 'Close what lies on top'],
];

export function KeysDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const [on, setOn] = useSingleKeys();
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard keys">
      <Stack>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Key</Table.Th>
              <Table.Th scope="col">What it does</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {KEYS.map(([keys, does]) => (
              <Table.Tr key={does}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {keys.map((key, i) => (
                    <span key={key}>
                      {i > 0 && ' + '}
                      <Kbd>{key}</Kbd>
                    </span>
                  ))}
                </Table.Td>
                <Table.Td>{does}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Switch
          label="Single keys (? and /)"
          checked={on}
          onChange={(event) => {
            setOn(event.currentTarget.checked);
          }}
        />
      </Stack>
    </Modal>
  );
}
