export { assignCourse } from './assigning.ts';
export { trainingOf } from './standing.ts';
