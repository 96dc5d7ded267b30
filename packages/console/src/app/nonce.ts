import { setNonce } from 'get-nonce';

/** The style nonce of this page load: the server writes it into `<meta name="csp-nonce">`. Empty when there is none. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// react-remove-scroll, which dialogs use to hold the page still, writes a style element of its own.
if (styleNonce !== '') setNonce(styleNonce);
