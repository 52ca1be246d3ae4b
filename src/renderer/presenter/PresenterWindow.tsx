// The presenter's window: what only who presents sees. Drawn by the audience's window into the other's document.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useApp, useLanguage, useSetting } from '../app/appContext';
import { useOpenLesson } from '../app/useOpenLesson';
import { listenToPresenterKeys } from '../commands/keyboard';
import { dressFrame } from '../host/presenterFrame';
import { WindowBoundary } from '../controls/ErrorBoundary';
import { PresentedLesson } from './PresentedLesson';
import { PresentedRace } from './PresentedRace';
import './presenter.css';

/** Fills `view`, an empty window of this page's own. */
export function PresenterWindow({ view }: { readonly view: Window }) {
  return createPortal(
    <WindowBoundary>
      <Presenter view={view} />
    </WindowBoundary>,
    view.document.body,
  );
}

function Presenter({ view }: { readonly view: Window }) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useComputedColorScheme('light');
  const appearance = useSetting('theme');
  const lesson = useOpenLesson();
  const title = t('presenter.title');
  useEffect(() => listenToPresenterKeys(app, view), [app, view]);
  useLayoutEffect(() => {
    dressFrame(view, { title, language, look: appearance, scheme });
  }, [view, title, language, appearance, scheme]);
  return (
    // Unseen until its styles are there.
    <div className="presenter" style={{ visibility: 'hidden' }}>
      {lesson === null ? <PresentedRace /> : <PresentedLesson open={lesson} />}
    </div>
  );
}
