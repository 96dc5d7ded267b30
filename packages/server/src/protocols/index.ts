export { startProtocolJobs } from './jobs.ts';
export { packedProtocols } from './packed.ts';
export { protocolRoutes } from './routes.ts';
export { owing } from './state.ts';
export { ticketProtocol } from './views.ts';
