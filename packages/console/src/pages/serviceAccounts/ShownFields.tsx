import { Text } from '@mantine/core';
import type { ServiceAccount } from '../../api/types.ts';
import { categoryWords } from '../../components/dataWords.ts';
import { TreatmentChip } from '../../components/TreatmentChip.tsx';
import classes from './serviceAccounts.module.css';

interface ShownFieldsProps {
  readonly fields: NonNullable<ServiceAccount['fields']>;
  readonly label: string;
}

/** What a clause shows a tool of every customer, and how. */
export function ShownFields({ fields, label }: ShownFieldsProps) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {fields.map(({ category, treatment, clause }) => (
        <li key={`${category} ${clause}`}>
          <Text size="sm" component="span">
            {categoryWords(category)}
          </Text>
          <TreatmentChip treatment={treatment} clause={clause} reason={`Clause ${clause} shows it so.`} />
        </li>
      ))}
    </ul>
  );
}
