export type { PostgresDoorDeps, Reads } from './door.ts';
export { listen, type PostgresListener } from './listener.ts';
