import { Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { FindingDetail } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { company } from '../../app/roles.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { useFindingAct } from './useFindingAct.ts';
import { ownerWords } from './words.ts';

/** Who answers for it, and how that is changed. */
export function Owner({ finding }: { readonly finding: FindingDetail }) {
  const { id, owner, may, vendor, closed } = finding;
  const { person } = useMe();
  const assign = useFindingAct('POST /api/findings/:id/assign', { id }, 'finding-assigned', (choice) => ({
    ...{ finding: id, side: choice.side, ownerPerson: choice.person },
  }));
  const own = person.role === 'vendor-admin' ? 'vendor' : 'company';
  const other = owner.side === 'vendor' ? 'company' : 'vendor';
  const mayAsk = vendor !== null && closed === null && company.some((role) => role === person.role);
  const mayGive = own === 'company' && (other === 'company' || vendor !== null);
  return (
    <>
      <Group gap="xs" mt="sm">
        <Text size="sm">{ownerWords(owner)}.</Text>
        {may.includes('assign') && (
          <Group gap="xs" className="no-print">
            {owner.person?.id !== person.id && (
              <SmallAct act={assign} input={{ side: own, person: person.id }} label="I answer for it" />
            )}
            {mayGive && (
              <SmallAct
                act={assign}
                input={{ side: other, person: null }}
                label={other === 'vendor' ? 'Hand it to the vendor' : 'Take it back to the company'}
              />
            )}
          </Group>
        )}
        {mayAsk && (
          <Text size="sm" className="no-print">
            <Link className="link" to={`/links/finding/${id}`}>
              Ask the vendor by a link
            </Link>
          </Text>
        )}
      </Group>
      <FormError error={assign.error} />
    </>
  );
}
