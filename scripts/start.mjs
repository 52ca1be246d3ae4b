// `npm start`: installs and builds what is missing, then opens the app in the best shell that this machine has.
import { join } from 'node:path';
import { chooseShell } from './chooseShell.mjs';
import { become, ensureBuild, ensureDependencies, loadPrograms, requireNode, root } from './project.mjs';

requireNode();
ensureDependencies();
await ensureBuild();

const programs = await loadPrograms();
const { shell, path, browser, reason } = await chooseShell(programs);
const rootNote = programs.isRoot() ? ' Running as root, so without the browser sandbox.' : '';
const cli = join(root, 'out', 'main', 'cli.js');

if (shell === 'electron') {
  console.log(`Opening Optiscape in Electron.${rootNote}`);
  const words = [root, ...programs.sandboxSwitches(), ...process.argv.slice(2)];
  become(path, words, programs.electronEnvironment());
} else if (shell === 'browser') {
  console.log(`Opening Optiscape in a window of ${browser} (${reason}).${rootNote}`);
  become(process.execPath, [cli, 'serve', '--open', '--until-closed']);
} else {
  console.log(`Serving Optiscape to your own browser: ${reason}. Open the address below; Ctrl+C ends it.`);
  become(process.execPath, [cli, 'serve']);
}
