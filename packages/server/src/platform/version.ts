/** Cordon's own version, as others are told it. */
export const VERSION = '0.1.0';
