import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { AgreementView } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';

interface VersionBarProps {
  readonly view: AgreementView;
  readonly onVersion: (version: number | null) => void;
}

/** Which version one looks at, and that there is another; nothing while there is only one. */
export function VersionBar({ view, onVersion }: VersionBarProps) {
  const { shown, inForce, newest, versions } = view;
  if (versions.length < 2) return null;
  const unsigned = versions.find(({ version }) => version === newest)?.signatures.length === 0;
  const other = shown === newest ? inForce : newest;
  const suspended = view.row.status === 'suspended';
  const stands = suspended ? ' (suspended)' : ' (in force)';
  return (
    <Group gap="sm" className="no-print">
      <Text size="sm" component="div" role="status">
        <StatusMark tone={shown !== inForce ? 'wait' : suspended ? 'warn' : 'good'}>
          You look at version {shown}
          {shown === inForce ? stands : shown === newest ? ' (newest, not in force)' : ''}
          {shown !== newest && `; newest is ${String(newest)}${unsigned ? ', unsigned' : ''}`}.
        </StatusMark>
      </Text>
      {other !== null && other !== shown && (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onVersion(other);
          }}
        >
          Look at version {other}
        </Button>
      )}
      <NativeSelect
        size="xs"
        aria-label="Version"
        data={versions.map(({ version }) => ({
          value: String(version),
          label: `Version ${String(version)}`,
        }))}
        value={String(shown)}
        onChange={(event) => {
          onVersion(Number(event.currentTarget.value));
        }}
      />
    </Group>
  );
}
