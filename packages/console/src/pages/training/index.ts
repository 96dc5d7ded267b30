export { AskForCourse } from './AskForCourse.tsx';
