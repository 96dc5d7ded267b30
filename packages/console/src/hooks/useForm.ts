import { useState } from 'react';

/** Names of what is typed: the values that may be any text. */
type Texts<T> = { [K in keyof T]: string extends T[K] ? K : never }[keyof T];

interface Typed {
  readonly currentTarget: { readonly value: string };
}

/** What is given in a form, and what ties an input to a part of it. */
export function useForm<T extends object>(blank: T | (() => T)) {
  const [form, setForm] = useState(blank);
  const change = (part: Partial<T>): void => {
    setForm((old) => ({ ...old, ...part }));
  };
  const field = (name: Texts<T>) => ({
    value: form[name] as string,
    onChange: ({ currentTarget: { value } }: Typed): void => {
      setForm((old) => ({ ...old, [name]: value }));
    },
  });
  return {
    form,
    setForm,
    change,
    field,
    /** Of what must be given. Where nearly everything must, a mark beside each tells nothing. */
    needed: (name: Texts<T>) => ({ required: true, withAsterisk: false, ...field(name) }),
  };
}
