// Typesets LaTeX as one vector path, without a DOM, a style sheet or a font file: MathJax with its outlines built in. It is
// large and only for pictures: import it dynamically, when a formula is drawn.
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import type TexError from '@mathjax/src/js/input/tex/TexError.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/calligraphic.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/script.js';
import { unitsPerEm, type TypesetFormula } from './formulaPath';
import { createPathWriter, placed, type Placement } from './pathWriter';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const output = new SVG({ fontCache: 'none', linebreaks: { inline: false } });
const page = mathjax.document('', {
  InputJax: new TeX({
    packages: ['base', 'ams'],
    formatError: (_jax: unknown, { message }: TexError) => {
      throw new Error(message);
    },
  }),
  OutputJax: output,
});
// MathJax would load rare alphabets on demand. Here, those imported above are available from the start, and the others
// never are.
mathjax.asyncLoad = () => undefined;
mathjax.asyncIsSynchronous = true;
output.font.loadDynamicFilesSync();
mathjax.asyncIsSynchronous = false;

const longestShown = 60;

/**
 * Typesets LaTeX as a line of its own, with tall fractions. Throws an error that says what is wrong if the LaTeX is not
 * correct or needs something that has no outline here.
 */
export function typesetFormula(latex: string): TypesetFormula {
  try {
    const container = page.convert(latex, { display: true }) as LiteElement;
    return readSvg(container);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    let { message } = error;
    // To load an alphabet, MathJax throws an error with a promise, which here is never fulfilled.
    if ('retry' in error && error.retry instanceof Promise) {
      error.retry.catch(() => undefined);
      message = 'a letter without an outline';
    }
    const shown = latex.length > longestShown ? `${latex.slice(0, longestShown - 1)}…` : latex;
    throw new Error(`Invalid latex: ${JSON.stringify(shown)}: ${message}`, { cause: error });
  }
}

function readSvg(container: LiteElement): TypesetFormula {
  const [svg] = elementsOf(container);
  const box = numbersOf(svg, 'viewBox');
  if (box.length === 0) throw new Error('an environment as wide as the page');
  // It begins at 0.
  const [, top = 0, width = 0, height = 0] = box;
  const writer = createPathWriter();
  for (const child of elementsOf(svg)) {
    write(child, { scaleX: 1, scaleY: 1, x: 0, y: 0 });
  }
  return {
    width: width / unitsPerEm,
    height: -top / unitsPerEm,
    depth: (height + top) / unitsPerEm,
    path: writer.path(),
  };

  function write(element: LiteElement, outer: Placement): void {
    const placement = placed(attributeOf(element, 'transform'), outer);
    switch (element.kind) {
      case 'g':
        for (const child of elementsOf(element)) write(child, placement);
        return;
      case 'path':
        writer.addPath(attributeOf(element, 'd'), placement);
        return;
      case 'rect': {
        if (attributeOf(element, 'fill') === 'none') break;
        const [x = 0, y = 0, w = 0, h = 0] = boxOf(element);
        writer.addRectangle(x, y, w, h, placement);
        return;
      }
      case 'svg':
        writeExtender(element, placement);
        return;
    }
    throw new Error(`<${element.kind}> has no outline`);
  }

  /** The extender of a tall delimiter or a long brace: bars that are longer than the window that clips them. */
  function writeExtender(window: LiteElement, outer: Placement): void {
    const [x = 0, y = 0, w = 0, h = 0] = boxOf(window);
    const [viewX = 0, viewY = 0] = numbersOf(window, 'viewBox');
    const shifted = placed(`translate(${x - viewX},${y - viewY})`, outer);
    for (const bar of elementsOf(window)) {
      const inner = placed(attributeOf(bar, 'transform'), shifted);
      writer.addBars(attributeOf(bar, 'd'), inner, placedBox(x, y, w, h, outer));
    }
  }
}

function placedBox(x: number, y: number, width: number, height: number, at: Placement) {
  const [x1, x2] = [at.scaleX * x + at.x, at.scaleX * (x + width) + at.x];
  const [y1, y2] = [at.scaleY * y + at.y, at.scaleY * (y + height) + at.y];
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
}

function elementsOf(element: LiteElement | undefined): LiteElement[] {
  return (element?.children ?? []).filter((child): child is LiteElement => 'children' in child);
}

function attributeOf(element: LiteElement, name: string): string {
  const value: unknown = element.attributes[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function numbersOf(element: LiteElement | undefined, name: string): number[] {
  const text = element === undefined ? '' : attributeOf(element, name);
  return text === '' ? [] : text.split(/[\s,]+/).map(Number);
}

function boxOf(element: LiteElement): number[] {
  return ['x', 'y', 'width', 'height'].map((name) => Number(attributeOf(element, name)));
}
