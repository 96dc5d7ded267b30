export { incidentFor, usualGrouping, type GroupingRules, type OpenIncident } from './grouping.ts';
export { gradeOf, type Exposure, type Graded } from './severity.ts';
export {
  incidentStates,
  movesOf,
  nextStepOf,
  nextSteps,
  refusalOfMove,
  type IncidentStanding,
  type IncidentState,
  type MoveRefusal,
  type NextStep,
} from './state.ts';
