// Tests that not every machine can run give a reason, which `npm test` prints.
import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    skipReason?: string;
  }
}

/** Options of a test, or of a group of tests, that is skipped for `reason` if `missing`. */
export const skipWhere = (
  missing: boolean,
  reason: string,
): { readonly skip: boolean; readonly meta: { readonly skipReason: string } } => ({
  skip: missing,
  meta: { skipReason: reason },
});
