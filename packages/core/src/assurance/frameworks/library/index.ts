import type { Control } from '../control.ts';
import { agreementControls } from './agreements.ts';
import { dataControls } from './data.ts';
import { infrastructureControls } from './infrastructure.ts';
import { oversightControls } from './oversight.ts';
import { peopleControls } from './people.ts';

/** All controls, in the order of the practices. */
export const controls: readonly Control[] = [
  ...agreementControls,
  ...infrastructureControls,
  ...dataControls,
  ...oversightControls,
  ...peopleControls,
];
