export function bundle(
  input: readonly string[] | Readonly<Record<string, string>>,
  outFolder: string,
  format?: 'es' | 'iife',
): Promise<void>;
