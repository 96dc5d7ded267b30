export type { WorkedAgreement } from './deps.ts';
export { heldVersions } from './held.ts';
export { startProtocolJobs } from './jobs.ts';
export { packedProtocols } from './packed.ts';
export { protocolRoutes } from './routes.ts';
export { owing, purposesOf } from './state.ts';
export { ticketProtocol } from './views.ts';
