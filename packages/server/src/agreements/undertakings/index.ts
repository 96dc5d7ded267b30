export { undertakingRoutes } from './routes.ts';
export { signedKey, signedNow, signUndertaking, textsNow, type UndertakingDeps } from './undertakings.ts';
