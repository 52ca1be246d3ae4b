// A thumbnail of a landscape's map, painted when it first comes into view.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { useLandscapeMap } from './useLandscapeMap';

const pixels = 192;
/** Distance outside the view at which a map is already painted. */
const margin = '160px';

export function LandscapeThumbnail({ reference }: { readonly reference: LandscapeReference }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seen, setSeen] = useState(false);
  const map = useLandscapeMap(reference, pixels, seen);

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        setSeen(true);
      },
      { rootMargin: margin },
    );
    observer.observe(canvas.current!);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (map !== null) canvas.current!.getContext('2d')?.drawImage(map, 0, 0);
  }, [map]);

  return (
    <canvas
      ref={canvas}
      className="thumbnail"
      width={pixels}
      height={pixels}
      data-drawn={map !== null}
      aria-hidden
    />
  );
}
