export { completionsOf, questionsOf } from './completed.ts';
export { shipCourses } from './shipping.ts';
export type { CourseDeps } from './deps.ts';
