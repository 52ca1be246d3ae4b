// What is presented, how long it goes on already, and what time it is.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useLanguage } from '../app/appContext';
import { passedText } from './presented';

interface PresenterHeadProps {
  readonly title: string;
  /** How long it is to take; null where that is not known. */
  readonly minutes: number | null;
  /** Where one is. */
  readonly children?: ReactNode;
}

export function PresenterHead({ title, minutes, children }: PresenterHeadProps) {
  return (
    <header className="presenterHead">
      <h1>{title}</h1>
      {children}
      <PresenterTime minutes={minutes} />
    </header>
  );
}

function PresenterTime({ minutes }: Pick<PresenterHeadProps, 'minutes'>) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const [{ passed, now }, setTime] = useState(() => timeOf(app));
  useEffect(() => {
    const timer = setInterval(() => setTime(timeOf(app)), 1000);
    return () => clearInterval(timer);
  }, [app]);
  return (
    <div className="presenterTime">
      <p data-over={minutes !== null && passed > 60 * minutes}>
        <span>{t('presenter.passed')}</span>
        <strong>{passedText(passed)}</strong>
        {minutes !== null && <span>{t('presenter.planned', { minutes })}</span>}
      </p>
      <p>
        <span>{t('presenter.clock')}</span>
        <strong>
          {now.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })}
        </strong>
      </p>
    </div>
  );
}

const timeOf = ({ presenterWindow }: ReturnType<typeof useApp>) => ({
  passed: presenterWindow.secondsPassed(),
  now: new Date(),
});
