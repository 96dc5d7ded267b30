import { ApiError } from '../../api/error.ts';
import { keptOutWords } from '../../app/keptOut.ts';
import { FormError } from '../../components/FormError.tsx';
import { KeptOutAlert } from '../../components/KeptOutAlert.tsx';

/** Why a sign-in was not accepted; who proved to be themselves reads what keeps them out and what to do next. */
export function SignInError({ error }: { readonly error: Error | null }) {
  if (error instanceof ApiError && keptOutWords(error.code) !== null) {
    return <KeptOutAlert code={error.code} />;
  }
  return <FormError error={error} />;
}
