// Tests that not every machine can run say why: `npm test` prints it.
import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    skipReason?: string;
  }
}

/** Options of a test, or of a group of tests, that is skipped where `missing`, for `reason`. */
export const skipWhere = (
  missing: boolean,
  reason: string,
): { readonly skip: boolean; readonly meta: { readonly skipReason: string } } => ({
  skip: missing,
  meta: { skipReason: reason },
});
