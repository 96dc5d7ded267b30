export { serviceAccountRoutes } from './routes.ts';
export {
  serviceUnproven,
  serviceReading,
  serviceVerifierFor,
  useServiceSecret,
  watchService,
  type ServiceKnock,
} from './using.ts';
