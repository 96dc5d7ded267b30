export { assignCourse, type CourseAsked } from './assigning.ts';
export { trainingOf, type TrainingStanding } from './standing.ts';
