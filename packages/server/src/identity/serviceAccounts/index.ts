export { serviceAccountRoutes } from './routes.ts';
export {
  serviceReading,
  serviceVerifierFor,
  useServiceSecret,
  watchService,
  type ServiceKnock,
} from './using.ts';
