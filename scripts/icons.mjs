// `npm run icons`: makes the icons of all systems from the drawings resources/icons/icon.svg and document.svg. What it makes
// is the same on every machine, and part of the repository.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import { root } from './project.mjs';

const folder = 'resources/icons';

/** In pixels, as Linux' desktops have folders for them. */
const linuxSizes = [16, 22, 24, 32, 48, 64, 96, 128, 192, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** By the types of an .icns file, in the order of Apple's own tool. */
const macSizes = {
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic04: 16,
  ic14: 512,
  ic09: 512,
  ic05: 32,
  ic11: 32,
  ic10: 1024,
};
/** The side of an app's picture on macOS, where all icons have the same margin. */
const macBody = 824 / 1024;

/** The files' bytes by their paths in the project. */
export async function makeIcons() {
  await initialised();
  const drawing = (name) => readFileSync(join(root, folder, `${name}.svg`), 'utf8');
  const icon = drawing('icon');
  const sheet = drawing('document');
  return {
    [`${folder}/icon.png`]: picture(icon, 512),
    [`${folder}/icon.ico`]: await windowsIcon(icon),
    [`${folder}/icon.icns`]: await macIcon(withMargin(icon)),
    [`${folder}/document.ico`]: await windowsIcon(sheet),
    [`${folder}/document.icns`]: await macIcon(sheet),
    ...Object.fromEntries(
      linuxSizes.map((size) => [`${folder}/linux/${size}x${size}.png`, picture(icon, size)]),
    ),
    // The page's own, which is drawn at any size.
    'src/renderer/public/icon.svg': Buffer.from(icon),
  };
}

let wasm;
const initialised = () =>
  (wasm ??= initWasm(
    readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
  ));

/** The drawing as a PNG of `size` by `size` pixels. */
function picture(svg, size) {
  return Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
}

function withMargin(svg) {
  const side = 64;
  const whole = side / macBody;
  const margin = (whole - side) / 2;
  return svg.replace(`viewBox="0 0 ${side} ${side}"`, `viewBox="${-margin} ${-margin} ${whole} ${whole}"`);
}

/** The largest as PNG, the others as the bitmaps that every version of Windows and of its tools reads. */
async function windowsIcon(svg) {
  const file = new IconIco();
  for (const size of windowsSizes) await file.addFromPng(picture(svg, size), size === 256, true);
  return Buffer.from(file.encode());
}

async function macIcon(svg) {
  const file = new IconIcns();
  file.toc = true;
  for (const [type, size] of Object.entries(macSizes))
    await file.addFromPng(picture(svg, size), [type], true);
  return Buffer.from(file.encode());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  rmSync(join(root, folder, 'linux'), { recursive: true, force: true });
  for (const [path, bytes] of Object.entries(await makeIcons())) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
}
