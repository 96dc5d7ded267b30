export { readHttpHeaders } from './headers.ts';
export { endpointFailings, isOfTime, judgeEndpoint, type EndpointFailing } from './judge.ts';
export {
  tlsVersions,
  weakSuites,
  type EndpointLook,
  type SeenCertificate,
  type SeenHttp,
  type TlsVersion,
  type Unreached,
  type WeakSuite,
} from './look.ts';
