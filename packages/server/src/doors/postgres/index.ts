export type { Knocked, PostgresDoorDeps, Reads } from './door.ts';
export { listen, type PostgresListener } from './listener.ts';
