// Makes figures smaller where a step of the worksheet would not fit on its page otherwise: no page stays empty above one, no
// question is torn from its figure, and no page has the sources alone for want of a few lines.
import type { Paper } from '../../protocol/handoutJob';
import { pageMarginsMm } from './handoutFile';

const heightsMm: Readonly<Record<Paper, number>> = { a4: 297, letter: 279.4 };
const pxPerMm = 96 / 25.4;
/** Below it, a map is too small to draw into. */
const smallestPercent = 60;
/** Lines are broken on a page slightly differently than on the screen. */
const sparePx = 16;

/** `place` has the rendered handout; on a paper that isn't known yet, it is to fit on each. */
export function fitFigures(place: HTMLElement, paper: Paper | null): void {
  const heightMm = paper === null ? Math.min(...Object.values(heightsMm)) : heightsMm[paper];
  const pagePx = (heightMm - pageMarginsMm.top - pageMarginsMm.bottom) * pxPerMm - sparePx;
  const top = place.getBoundingClientRect().top;
  for (const [index, task] of place.querySelectorAll<HTMLElement>('.handoutTask').entries()) {
    const box = task.getBoundingClientRect();
    // The first one stands under the head; each of the others may have a page of its own.
    const room = index === 0 ? pagePx - (box.top - top) : pagePx;
    // What is too long all the same begins where it stands.
    if (!fits(task, room)) task.style.breakInside = 'auto';
  }
  const last = place.querySelector<HTMLElement>('.handoutPart:nth-last-child(2) > .handoutAnswer:last-child');
  const foot = place.querySelector<HTMLElement>('.handoutFoot');
  if (last === null || foot === null) return;
  const below = foot.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
  if (fits(last, pagePx - below)) return;
  // Rather a page for all of the sources than one for their last line, under a figure that is small for nothing.
  const figure = figureOf(last);
  if (figure !== null) figure.style.zoom = '';
}

function figureOf(part: HTMLElement): HTMLElement | null {
  return part.querySelector('.handoutFigure');
}

/** Makes the figure of a part smaller, as far as the part needs it for its room; false where that is not enough. */
function fits(part: HTMLElement, room: number): boolean {
  const figure = figureOf(part);
  const isOver = () => part.getBoundingClientRect().height > room;
  // Step by step: what stands in a figure breaks its lines anew at each size.
  for (let percent = 98; figure !== null && isOver() && percent >= smallestPercent; percent -= 2)
    figure.style.zoom = `${percent}%`;
  return !isOver();
}
