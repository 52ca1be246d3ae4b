// Has a program of this machine print a page as PDF.
import { readFile, rm } from 'node:fs/promises';
import type { PrintPage } from '../../engine/outputs/printedWriter';
import { printPrograms, type PrintProgram } from '../export/hiddenPage';
import { interruption } from '../export/interruption';

/** How long a program may take: a long handout on a busy machine must not count as a failure. */
const patienceMs = 120_000;

/** What prints pages for the server's windows; nothing where this machine has no program that could. */
export function printingWith(appFolder: string): { readonly print?: PrintPage } {
  if (printPrograms(appFolder).length === 0) return {};
  return { print: (page, signal) => printPage(page, appFolder, signal) };
}

/** The page in the file `page` as PDF; files beside it are written meanwhile. Rejects if no program can, and on an interrupt. */
export async function printPage(page: string, appFolder: string, signal: AbortSignal): Promise<Uint8Array> {
  const pdf = `${page}.pdf`;
  const problems: string[] = [];
  for (const program of printPrograms(appFolder)) {
    const problem = await printWith(program, page, pdf, signal);
    if (problem === null) return readFile(pdf);
    problems.push(`${program.name} ${problem}`);
  }
  const reason = problems.length === 0 ? 'No Chrome, Edge or Chromium was found' : problems.join('; ');
  throw new Error(`Nothing on this machine can print it: ${reason}`);
}

/** Null when it is printed; otherwise the reason to try the next program. */
async function printWith(
  program: PrintProgram,
  page: string,
  pdf: string,
  signal: AbortSignal,
): Promise<string | null> {
  await rm(pdf, { force: true });
  const printing = await program.print(page, pdf);
  const over = new AbortController();
  try {
    const how = await Promise.race([
      printing.ended,
      late(over.signal),
      interruption(signal, 'The handout was interrupted.', over.signal),
    ]);
    const isPrinted = await readFile(pdf).then(
      (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-',
      () => false,
    );
    return isPrinted && how !== null ? null : `printed nothing (${how ?? `in ${patienceMs / 1000} s`})`;
  } finally {
    over.abort();
    await printing.close();
  }
}

function late(over: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs).unref();
    over.addEventListener('abort', () => clearTimeout(timer));
  });
}
