export { ExceptionsDue } from './ExceptionsDue.tsx';
