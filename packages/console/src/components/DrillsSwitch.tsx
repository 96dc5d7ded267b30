import { Switch } from '@mantine/core';
import { useUrl } from '../hooks/useUrl.ts';

/** Whether what drills staged is shown too; the address keeps it. @returns what is asked of the server, and the switch */
export function useDrillsSwitch() {
  const [search, change] = useUrl();
  const drills = search.get('drills') === 'with' ? 'with' : 'without';
  const shown = (
    <Switch
      className="no-print"
      size="sm"
      label="With drills"
      checked={drills === 'with'}
      onChange={({ currentTarget }) => {
        change({ drills: currentTarget.checked ? 'with' : null });
      }}
    />
  );
  return [drills, shown] as const;
}
