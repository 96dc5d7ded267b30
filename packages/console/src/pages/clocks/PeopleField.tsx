import { FileButton, Button, Stack, Text, Textarea } from '@mantine/core';
import { count } from '../../components/count.ts';
import { addressesIn } from './addresses.ts';

interface PeopleFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Lines that are named; of more only how many. */
const NAMED = 5;

/** Addresses of those affected, from a file or typed. They stay in this browser until the notice is given. */
export function PeopleField({ value, onChange }: PeopleFieldProps) {
  const { addresses, twice, unread } = addressesIn(value);
  return (
    <Stack gap="xs">
      <Textarea
        label="Addresses of those affected"
        description="One a line, or a CSV: the first address of each line is taken. Each gets a mail of their own; the list is kept sealed, and each address is erased once its mail is out."
        autosize
        minRows={3}
        maxRows={8}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      <div>
        <FileButton
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(file) => {
            if (file !== null) void file.text().then(onChange);
          }}
        >
          {(props) => (
            <Button {...props} size="compact-sm" variant="default">
              Take them from a file
            </Button>
          )}
        </FileButton>
      </div>
      {value.trim() !== '' && (
        <Text size="sm" role="status">
          {count(addresses.length, 'address', 'addresses')}.
          {twice > 0 && ` ${count(twice, 'line')} named one again.`}
          {unread.length > 0 &&
            ` No address in ${unread.length === 1 ? 'line' : 'lines'} ${unread.slice(0, NAMED).join(', ')}${unread.length > NAMED ? ` and ${String(unread.length - NAMED)} more` : ''}.`}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        By mail only where those affected may be told by mail: HIPAA asks that they agreed to it (45 CFR
        164.404(d)(1)), California as 15 U.S.C. 7001 has it. Whoever is not reached is told another way.
      </Text>
    </Stack>
  );
}
