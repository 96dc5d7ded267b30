export { comesFrom } from './joining.ts';
export { practices, type PracticeId } from './practices.ts';
export {
  stateOf,
  type ControlRun,
  type ControlState,
  type ControlTest,
  type FailingItem,
} from './controlTest.ts';
