export { readHttpHeaders } from './headers.ts';
export { readOcsp } from './ocsp.ts';
export { endpointFailings, isOfTime, judgeEndpoint, type EndpointFailing } from './judge.ts';
export {
  endpointUses,
  tlsVersions,
  weakSuites,
  type EndpointLook,
  type EndpointUse,
  type SeenCertificate,
  type SeenHttp,
  type TlsVersion,
  type Unreached,
  type WeakSuite,
} from './look.ts';
