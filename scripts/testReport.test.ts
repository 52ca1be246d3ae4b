import { describe, expect, it } from 'vitest';
import { readReports, reportLines } from './testReport.mjs';

const unit = {
  success: true,
  numPassedTests: 7,
  numFailedTests: 0,
  testResults: [
    {
      assertionResults: [
        { status: 'passed', fullName: 'a passes', meta: {} },
        { status: 'skipped', fullName: 'a runs scripts', meta: { skipReason: 'There is no Python.' } },
        { status: 'skipped', fullName: 'b runs scripts', meta: { skipReason: 'There is no Python.' } },
        { status: 'todo', fullName: 'c', meta: {} },
      ],
    },
  ],
};

const spec = (file: string, title: string, status: string, type = 'skip', description?: string): object => ({
  file,
  title,
  tests: [{ status, annotations: description === undefined ? [] : [{ type, description }] }],
});

const endToEnd = (...electron: object[]): object => ({
  stats: { expected: 2, flaky: 1, unexpected: 1, skipped: 1 },
  suites: [
    { specs: [spec('race.spec.ts', 'races', 'expected')], suites: [{ specs: [], suites: [] }] },
    { specs: [], suites: [{ specs: electron }] },
  ],
});

describe('the report of the tests', () => {
  it('names what was skipped under its reason, and where the end-to-end tests ran', () => {
    const missing = spec('electron.spec.ts', 'opens', 'skipped', 'skip', 'There is no display.');
    const summary = readReports(unit, endToEnd(missing));
    expect(summary).toMatchObject({ passed: 10, failed: 1 });
    expect(reportLines(summary)).toEqual([
      'Skipped 4:',
      '  There is no Python.',
      '    a runs scripts',
      '    b runs scripts',
      '  no reason given',
      '    c',
      '  There is no display.',
      '    electron.spec.ts: opens',
      'End-to-end tests ran on the browser shell',
    ]);
  });

  it('says on which shell they ran beside the browser', () => {
    const desktop = spec('desktop.spec.ts', 'opens', 'expected', 'shell', 'Electron');
    const summary = readReports(null, endToEnd(desktop));
    expect(reportLines(summary)).toEqual(['End-to-end tests ran on the browser shell and on Electron']);
  });

  it('counts a file that does not load as a failure', () => {
    expect(readReports({ ...unit, success: false }, null)).toMatchObject({ passed: 7, failed: 1 });
    expect(reportLines(readReports({ ...unit, testResults: [] }, null))).toEqual([]);
  });
});
