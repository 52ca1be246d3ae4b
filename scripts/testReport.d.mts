export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string | undefined }[];
  /** The shells that the end-to-end tests ran in. */
  readonly shells: readonly string[];
  /** Why the tests of the Electron shell were skipped; undefined if they ran. */
  readonly electronMissing: string | undefined;
}
/** Sums up the JSON reports of Vitest and Playwright; either may be null. */
export function readReports(unit: object | null, endToEnd: object | null): TestSummary;
/** Lines to print: skipped tests by reason, and the shells of the end-to-end tests. */
export function reportLines(summary: TestSummary): string[];
