export { openAuthority, type SigningAuthority, type SigningSettings } from './authority.ts';
export { certificatesOfPem, pemOf } from './pem.ts';
