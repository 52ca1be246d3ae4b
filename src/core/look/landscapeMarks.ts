// A landscape's marked points on maps and in legends: their names, and their signs as SVG paths around 0, 0.
import type { MarkedPoint } from '../landscapes/landscape';
import { phrase, type Phrase } from '../text/text';

export type MarkKind = MarkedPoint['kind'] | 'start';

export const markNames: Readonly<Record<MarkKind, Phrase>> = {
  minimum: phrase('Global minimum'),
  'local-minimum': phrase('Local minimum'),
  saddle: phrase('Saddle point'),
  'exact-point': phrase('Lowest at the edge'),
  start: phrase('Start'),
};

/** In units of about a twelfth of a line of text; the largest reaches 7 from the centre. */
export const markPaths: Readonly<Record<MarkKind, string>> = {
  minimum: star(5, 7, 3),
  'local-minimum': 'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z',
  saddle: 'M-5.5 0L0 -4L5.5 0L0 4Z',
  'exact-point': 'M-5.5 -1.5H-1.5V-5.5H1.5V-1.5H5.5V1.5H1.5V5.5H-1.5V1.5H-5.5Z',
  start: 'M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0ZM-2.2 0A2.2 2.2 0 1 0 2.2 0A2.2 2.2 0 1 0 -2.2 0Z',
};

function star(points: number, outer: number, inner: number): string {
  const corners = Array.from({ length: 2 * points }, (_, index) => {
    const angle = (Math.PI * index) / points - Math.PI / 2;
    const radius = index % 2 === 0 ? outer : inner;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
}
