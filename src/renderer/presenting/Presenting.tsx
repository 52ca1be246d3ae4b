// What presenting adds to the window: a pointer that hides or is a ring, a blank screen, and what is said of both.
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useWindow } from '../app/appContext';
import { useDockZoom } from '../app/usePresentingScale';
import { followHand } from './hand';
import './presenting.css';

export function Presenting() {
  const app = useApp();
  const { t } = useTranslation();
  const blank = useWindow((state) => state.presenting?.blank ?? null);
  const isRefused = useWindow((state) => state.presenting?.isRefused === true);
  const ring = useRef<HTMLDivElement>(null);
  const zoom = useDockZoom();

  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--dock-zoom', String(zoom));
    return () => void style.removeProperty('--dock-zoom');
  }, [zoom]);

  useEffect(() => {
    const element = ring.current!;
    const area = element.closest<HTMLElement>('.window')!;
    const { presentation } = app;
    const stop = followHand(area, {
      onLook: (look) => {
        area.dataset['pointer'] = look;
      },
      onRing: (x, y) => {
        element.style.transform = `translate(${x}px, ${y}px)`;
      },
      onTap: () => presentation.next(),
      onPress: () => presentation.unblank(),
    });
    return () => {
      stop();
      delete area.dataset['pointer'];
    };
  }, [app]);

  return (
    <>
      <VisuallyHidden role="status">{t(`present.${blank ?? 'begun'}`)}</VisuallyHidden>
      {isRefused && (
        <p role="status" className="presentingFill">
          {t('present.fill')}
        </p>
      )}
      {blank !== null && <div className="presentingBlank" data-color={blank} />}
      <div ref={ring} className="presentingRing" aria-hidden />
    </>
  );
}
