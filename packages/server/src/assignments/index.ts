export { isWorking, turnsAt, type Assignment, type Assignments, type PastAssignment } from './assignment.ts';
export { assignNewcomer } from './assigning.ts';
export type { AssignmentDeps } from './deps.ts';
export { assignmentRoutes, overseers } from './routes.ts';
export { workUnder } from './workUnder.ts';
export { workingAs } from './workingAs.ts';
