/** Why a file cannot be read. Thrown by its readers, in a thread where a `Failure` would lose its class. */
export class Unreadable extends Error {
  readonly code: 'upload-too-large' | 'upload-encrypted' | 'upload-unreadable';

  constructor(code: Unreadable['code'] = 'upload-unreadable') {
    super(code);
    this.code = code;
  }
}
