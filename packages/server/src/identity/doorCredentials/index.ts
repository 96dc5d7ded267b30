export { use, verifierFor, type DoorCredentialDeps, type Knock } from './doorCredentials.ts';
export { doorCredentialRoutes } from './routes.ts';
export { checkProof } from './scram.ts';
