/**
 * The name a file was uploaded under (RFC 6266, RFC 8187). It says nothing but the extension, and is kept nowhere.
 * @returns an empty text when there is none
 */
export function fileNameOf(disposition: string | undefined, query: string | undefined): string {
  const [, coded] = /\bfilename\*=UTF-8''([^;\s]{1,900})/i.exec(disposition ?? '') ?? [];
  if (coded !== undefined) {
    try {
      return decodeURIComponent(coded);
    } catch {
      return '';
    }
  }
  const [, quoted, bare] = /\bfilename=(?:"([^"\\]{1,300})"|([^;\s"]{1,300}))/i.exec(disposition ?? '') ?? [];
  return quoted ?? bare ?? query ?? '';
}
