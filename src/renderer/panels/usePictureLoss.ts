// What becomes of the picture when its graphics context is lost: usually it comes back by itself, and if not, another one
// may be tried.
import { useEffect, useState } from 'react';

/** Drivers come back within a second or two. */
const patienceMs = 5000;

export interface PictureLoss {
  /** `waiting` for the context to come back, or `gone` if it has not for some seconds. */
  readonly state: 'none' | 'waiting' | 'gone';
  /** Another number for another picture. */
  readonly picture: number;
  readonly onLost: () => void;
  readonly onRestored: () => void;
  /** Begins with another picture. */
  readonly retry: () => void;
}

export function usePictureLoss(): PictureLoss {
  const [state, setState] = useState<PictureLoss['state']>('none');
  const [picture, setPicture] = useState(0);
  useEffect(() => {
    if (state !== 'waiting') return;
    const timer = setTimeout(() => setState('gone'), patienceMs);
    return () => clearTimeout(timer);
  }, [state]);
  return {
    state,
    picture,
    onLost: () => setState('waiting'),
    onRestored: () => setState('none'),
    retry: () => {
      setState('none');
      setPicture((number) => number + 1);
    },
  };
}
