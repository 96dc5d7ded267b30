/*
 * Names and numbers of PKCS #11 that are used here (OASIS PKCS #11 Cryptographic Token Interface Base Specification
 * 2.40, sections 3 and 4; Current Mechanisms 2.40, section 2.12 AES with counter modes; the numbers are those of pkcs11t.h
 * and the same in 3.0).
 */

export const CKF_OS_LOCKING_OK = 2;
export const CKF_SESSION = 4 | 2; // CKF_SERIAL_SESSION, CKF_RW_SESSION
export const CKU_USER = 1;

export const CKO = { data: 0, secretKey: 4 } as const;
export const CKK_AES = 0x1f;

export const CKA = {
  class: 0x000,
  token: 0x001,
  private: 0x002,
  label: 0x003,
  application: 0x010,
  value: 0x011,
  keyType: 0x100,
  id: 0x102,
  sensitive: 0x103,
  encrypt: 0x104,
  decrypt: 0x105,
  wrap: 0x106,
  unwrap: 0x107,
  valueLen: 0x161,
  extractable: 0x162,
  local: 0x163,
} as const;

export const CKM = { aesKeyGen: 0x1080, aesGcm: 0x1087 } as const;

export const CKR = {
  ok: 0x000,
  objectHandleInvalid: 0x082,
  pinIncorrect: 0x0a0,
  sessionClosed: 0x0b0,
  sessionHandleInvalid: 0x0b3,
  tokenNotPresent: 0x0e0,
  deviceRemoved: 0x032,
  userAlreadyLoggedIn: 0x100,
  userNotLoggedIn: 0x101,
  alreadyInitialized: 0x191,
} as const;

/** The session is of no more use; a new one may be. */
export const LOST: ReadonlySet<number> = new Set([
  CKR.sessionClosed,
  CKR.sessionHandleInvalid,
  CKR.tokenNotPresent,
  CKR.deviceRemoved,
  CKR.userNotLoggedIn,
]);
