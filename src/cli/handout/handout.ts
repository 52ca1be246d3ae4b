// `optiscape handout`: a lesson on paper, as a page of HTML that stands by itself or as PDF.
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { serializeLesson } from '../../core/lesson/serializeLesson';
import { writeFileAtomically } from '../../engine/writeFileAtomically';
import { makeProcessFolder, removeFolder } from '../../engine/processFolder';
import { createProgressLine } from '../export/progressLine';
import { renderOnPage, type PageEnvironment } from '../export/renderOnPage';
import { checkOutput, print } from '../output';
import { readLesson } from '../readLesson';
import { handoutKind, readHandoutOptions, type HandoutOptions } from './handoutOptions';
import { printPage } from './printPage';

const folderPrefix = 'optiscape-handout';

/** Runs the command: checks everything first, then makes the file and prints a line for it. */
export async function handout(
  name: string,
  options: HandoutOptions,
  environment: PageEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const startedMs = performance.now();
  const { out } = options;
  const kind = handoutKind(out);
  const lesson = await readLesson(name, signal);
  const asked = readHandoutOptions(options, lesson);
  await checkOutput(out, [name]);
  const job = { lesson: serializeLesson(lesson), fileName: basename(out), ...asked };
  const draw = (path: string): Promise<void> => {
    const line = createProgressLine([basename(out)]);
    return renderOnPage([{ job, out: path }], environment, signal, { line, onMade: () => Promise.resolve() });
  };
  switch (kind) {
    case 'html':
      await draw(out);
      break;
    case 'pdf': {
      const folder = await makeProcessFolder(tmpdir(), folderPrefix);
      try {
        const page = join(folder, 'handout.html');
        await draw(page);
        await writeFileAtomically(out, await printPage(page, environment.appFolder, signal), { signal });
      } finally {
        await removeFolder(folder);
      }
      break;
    }
  }
  const seconds = Math.round(performance.now() - startedMs) / 1000;
  const { language, paper } = asked;
  await print(`${JSON.stringify({ file: out, kind, language, paper, seconds })}\n`);
}
