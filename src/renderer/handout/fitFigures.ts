// Makes figures smaller where a step of the worksheet would not fit on its page otherwise: no page stays empty above one, no
// question is torn from its figure, and no page has the sources alone.
import type { Paper } from '../../protocol/handoutJob';
import { pageMarginsMm } from './handoutFile';

const heightsMm: Readonly<Record<Paper, number>> = { a4: 297, letter: 279.4 };
const pxPerMm = 96 / 25.4;
/** Below it, a map is too small to draw into. */
const smallest = 0.6;
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
  // The sources don't stand on a page of their own for want of a few lines.
  const last = place.querySelector<HTMLElement>('.handoutPart:nth-last-child(2) > .handoutAnswer:last-child');
  const foot = place.querySelector<HTMLElement>('.handoutFoot');
  if (last === null || foot === null) return;
  const below = foot.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
  fits(last, pagePx - below);
}

/** Makes the figure of a part smaller, as far as the part needs it for its room; false where that is not enough. */
function fits(part: HTMLElement, room: number): boolean {
  const over = part.getBoundingClientRect().height - room;
  if (over <= 0) return true;
  const figure = part.querySelector<HTMLElement>('.handoutFigure');
  const height = figure?.getBoundingClientRect().height ?? 0;
  const share = Math.max(smallest, (height - over) / height);
  if (figure !== null && height > 0) figure.style.zoom = share.toFixed(3);
  return part.getBoundingClientRect().height <= room;
}
