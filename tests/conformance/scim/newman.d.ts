/** As much of newman as is used here; it ships no types. */
declare module 'newman' {
  interface Execution {
    readonly item: { readonly name: string };
    readonly response?: { readonly code: number };
    readonly assertions?: readonly {
      readonly assertion: string;
      readonly error?: { readonly message: string };
    }[];
  }
  interface Summary {
    readonly run: {
      readonly executions: readonly Execution[];
      readonly failures: readonly { readonly error: { readonly message: string } }[];
    };
  }
  interface Options {
    readonly collection: object;
    readonly envVar: readonly { readonly key: string; readonly value: string }[];
    readonly reporters: readonly string[];
  }
  export function run(options: Options, done: (error: Error | null, summary: Summary) => void): void;
}
