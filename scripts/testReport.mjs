// The summary that `npm test` prints, from the JSON reports of Vitest and Playwright.

/** Sums up both reports; either may be null. Each skipped test has its reason, if it gave one. */
export function readReports(unit, endToEnd) {
  const total = { passed: 0, failed: 0 };
  const skipped = [];
  if (unit !== null) {
    total.passed += unit.numPassedTests;
    total.failed += unit.numFailedTests;
    // A file that fails to load has no failed tests.
    if (unit.numFailedTests === 0 && !unit.success) total.failed += 1;
    for (const { status, fullName, meta } of unit.testResults.flatMap((file) => file.assertionResults)) {
      if (status !== 'passed' && status !== 'failed')
        skipped.push({ name: fullName, reason: meta?.skipReason });
    }
  }
  const ran = new Set();
  if (endToEnd !== null) {
    total.passed += endToEnd.stats.expected + endToEnd.stats.flaky;
    total.failed += endToEnd.stats.unexpected;
    for (const { file, title, tests } of endToEnd.suites.flatMap(specsOf)) {
      for (const { status, annotations } of tests) {
        const noted = (wanted) => annotations.find(({ type }) => type === wanted)?.description;
        if (status === 'skipped') skipped.push({ name: `${file}: ${title}`, reason: noted('skip') });
        else ran.add(noted('shell') ?? 'the browser shell');
      }
    }
  }
  return { ...total, skipped, shells: [...ran] };
}

function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

/** Lines to print: skipped tests by reason, and the shells of the end-to-end tests. */
export function reportLines({ skipped, shells }) {
  const byReason = new Map();
  for (const { name, reason = 'no reason given' } of skipped) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  const lines = [];
  if (skipped.length > 0) lines.push(`Skipped ${skipped.length}:`);
  for (const [reason, names] of byReason) {
    lines.push(`  ${reason}`, ...names.map((name) => `    ${name}`));
  }
  if (shells.length > 0) {
    lines.push(`End-to-end tests ran on ${shells.join(' and on ')}`);
  }
  return lines;
}
