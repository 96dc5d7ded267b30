export type { Exceptions } from './exception.ts';
export { exceptionRoutes } from './routes.ts';
export { excepted } from './excepted.ts';
