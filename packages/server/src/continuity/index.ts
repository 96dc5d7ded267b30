export type { Exceptions } from './exception.ts';
export { exceptionRoutes } from './routes.ts';
