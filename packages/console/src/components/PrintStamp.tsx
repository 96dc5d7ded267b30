import { Text } from '@mantine/core';
import { useMe } from '../app/me.ts';
import { useRead } from '../api/query.ts';
import { absolute } from './instant.ts';

/** On paper only: what was filtered, when and by whom it was printed, and the checkpoint it can be proven against. */
export function PrintStamp({ filter }: { readonly filter: string }) {
  const { person, party } = useMe();
  const ledger = useRead('/api/ledger', {});
  return (
    <div className="print-only" data-testid="print-stamp">
      <Text size="sm">Shown: {filter}</Text>
      <Text size="sm">
        Printed {absolute(new Date().toISOString())} by {person.name}, {party.name}
      </Text>
      {ledger.data !== undefined && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          Ledger {ledger.data.origin}, {ledger.data.size} entries, checkpoint hash {ledger.data.root}
        </Text>
      )}
    </div>
  );
}
