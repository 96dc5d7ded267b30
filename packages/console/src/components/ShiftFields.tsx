import { Checkbox, Group, Switch, TextInput } from '@mantine/core';
import type { Shift } from '../api/types.ts';
import { dayName, days, type Day } from './shiftWords.ts';

interface ShiftFieldsProps {
  readonly shift: Shift | null;
  readonly onShift: (shift: Shift | null) => void;
  readonly label?: string;
  readonly description?: string;
  /** What is given first. */
  readonly first?: Omit<Shift, 'timeZone'>;
}

const WEEKDAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** When somebody works, or something holds: always, or between two times on some days. */
export function ShiftFields({
  shift,
  onShift,
  label = 'Works in a shift',
  description = 'Outside it they see nothing and are given no tickets.',
  first = { days: [...WEEKDAYS], from: '08:00', to: '17:00' },
}: ShiftFieldsProps) {
  const text = (name: 'from' | 'to' | 'timeZone') => ({
    required: true,
    withAsterisk: false,
    value: shift?.[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      if (shift !== null) onShift({ ...shift, [name]: event.currentTarget.value });
    },
  });
  return (
    <>
      <Switch
        label={label}
        description={description}
        checked={shift !== null}
        onChange={(event) => {
          const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
          onShift(event.currentTarget.checked ? { ...first, timeZone } : null);
        }}
      />
      {shift !== null && (
        <>
          <Checkbox.Group
            label="Days"
            value={[...(shift.days ?? days)]}
            onChange={(chosen) => {
              onShift({ ...shift, days: days.filter((day) => chosen.includes(day)) });
            }}
          >
            <Group gap="sm" mt={4}>
              {days.map((day) => (
                <Checkbox key={day} value={day} label={dayName(day)} />
              ))}
            </Group>
          </Checkbox.Group>
          <Group grow align="flex-start">
            <TextInput type="time" label="From" {...text('from')} />
            <TextInput type="time" label="To" description="Next day when earlier" {...text('to')} />
          </Group>
          <TextInput label="Time zone" description="As in Asia/Manila" {...text('timeZone')} />
        </>
      )}
    </>
  );
}
