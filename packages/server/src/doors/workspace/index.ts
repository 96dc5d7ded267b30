export { workspaceRoutes } from './routes.ts';
export type { WorkspaceDeps } from './desk.ts';
