export { exportRoutes } from './routes.ts';
export { decodedPiece, tracePieceAmong } from './tracing.ts';
