const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** The certificates of a PEM file (RFC 7468), DER; what is no certificate is passed over. */
export function certificatesOfPem(text: string): readonly Uint8Array[] {
  return Array.from(text.matchAll(BLOCK), ([, body = '']) => Uint8Array.from(Buffer.from(body, 'base64')));
}

/** Certificates as PEM. */
export function pemOf(certificates: readonly Uint8Array[]): string {
  return certificates
    .map((der) => {
      const lines = Buffer.from(der)
        .toString('base64')
        .replace(/.{64}(?=.)/g, '$&\n');
      return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
    })
    .join('');
}
