// `npm run dev`: the app from its renderer's sources, reloaded on changes: in Electron by electron-vite, otherwise in a
// browser by a server of our own.
import { join } from 'node:path';
import { chooseShell } from './chooseShell.mjs';
import { become, ensureDependencies, requireNode, root } from './project.mjs';

requireNode();
ensureDependencies();

const { bundle } = await import('./bundle.mjs');
const outFolder = join(root, 'out', 'dev');
await bundle(
  {
    programs: join(root, 'src/cli/programs.ts'),
    server: join(root, 'scripts/dev/server.ts'),
    worker: join(root, 'src/engine/pool/worker.ts'),
  },
  outFolder,
);
const programs = await import('../out/dev/programs.mjs');
const { shell, browser, reason } = await chooseShell(programs);
// The bundles were built for production, but the page is a development one.
const environment = { ...programs.electronEnvironment(), NODE_ENV: 'development' };

if (shell === 'electron') {
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const words = programs.isRoot() ? ['--noSandbox'] : [];
  become(process.execPath, [electronVite, 'dev', ...words], environment);
} else {
  console.log(
    shell === 'browser'
      ? `Opening the development page in a window of ${browser} (${reason}).`
      : `Serving the development page to your own browser: ${reason}. Open the address below; Ctrl+C ends it.`,
  );
  const words = shell === 'browser' ? ['--open'] : [];
  become(process.execPath, [join(outFolder, 'server.mjs'), ...words], environment);
}
