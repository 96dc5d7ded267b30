export { isWorking, type Assignment, type Assignments } from './assignment.ts';
export { assignNewcomer } from './assigning.ts';
export type { AssignmentDeps } from './deps.ts';
export { assignmentRoutes, overseers } from './routes.ts';
export { workUnder } from './workUnder.ts';
export { workingAs } from './workingAs.ts';
