export { unproven, use, verifierFor, type Knock } from './doorCredentials.ts';
export { doorCredentialRoutes } from './routes.ts';
