export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string | undefined }[];
  /** On what the end-to-end tests ran. */
  readonly shells: readonly string[];
  /** Why the tests of the Electron shell were skipped; undefined where none was. */
  readonly electronMissing: string | undefined;
}
/** Sums the JSON reports of Vitest and Playwright; either may be null. */
export function readReports(unit: object | null, endToEnd: object | null): TestSummary;
/** What was skipped, by reason, and where the end-to-end tests ran: lines to be printed. */
export function reportLines(summary: TestSummary): string[];
