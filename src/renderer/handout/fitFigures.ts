// Makes figures smaller where a step of the worksheet would not fit on its page otherwise: no page stays empty above one, and no
// question is torn from its figure.
import type { Paper } from '../../protocol/handoutJob';
import { pageMarginsMm } from './handoutFile';

const heightsMm: Readonly<Record<Paper, number>> = { a4: 297, letter: 279.4 };
const pxPerMm = 96 / 25.4;
/** Below it, a map is too small to draw into. */
const smallest = 0.6;
/** Lines are broken on a page slightly differently than on the screen. */
const sparePx = 8;

/** `place` has the rendered handout; on a paper that isn't known yet, it is to fit on each. */
export function fitFigures(place: HTMLElement, paper: Paper | null): void {
  const heightMm = paper === null ? Math.min(...Object.values(heightsMm)) : heightsMm[paper];
  const pagePx = (heightMm - pageMarginsMm.top - pageMarginsMm.bottom) * pxPerMm - sparePx;
  const top = place.getBoundingClientRect().top;
  for (const [index, task] of place.querySelectorAll<HTMLElement>('.handoutTask').entries()) {
    const box = task.getBoundingClientRect();
    // The first one stands under the head; each of the others may have a page of its own.
    const room = index === 0 ? pagePx - (box.top - top) : pagePx;
    const over = box.height - room;
    if (over <= 0) continue;
    const figure = task.querySelector<HTMLElement>('.handoutFigure');
    const height = figure?.getBoundingClientRect().height ?? 0;
    const share = Math.max(smallest, (height - over) / height);
    if (figure !== null && height > 0) figure.style.zoom = share.toFixed(3);
    // What is too long all the same begins where it stands.
    if (task.getBoundingClientRect().height > room) task.style.breakInside = 'auto';
  }
}
