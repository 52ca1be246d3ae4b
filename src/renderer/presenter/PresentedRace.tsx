// A race as who presents it without a lesson sees it: what is said of it, where it stands, and its runners.
import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runnerNames } from '../../core/scene/runnerName';
import { inLanguage } from '../../core/text/text';
import { writtenCaptions } from '../../core/timeline/captions';
import { useLandscape, useLanguage, usePlaying, useScene } from '../app/appContext';
import { useCaption } from '../app/useCaption';
import { RunnerMark } from '../controls/RunnerMark';
import { RunnerReadout } from '../panels/RunnerReadout';
import { StepReadout } from '../panels/Scrubber';
import { PresenterFoot } from './PresenterFoot';
import { PresenterHead } from './PresenterHead';

export function PresentedRace() {
  const { t } = useTranslation();
  const language = useLanguage();
  const landscape = useLandscape();
  const title = useScene((scene) => scene.title);
  const runners = useScene((scene) => scene.optimizers);
  const film = useScene((scene) => scene.film);
  const caption = useCaption();
  const playing = usePlaying();
  const names = runnerNames(runners);
  const captions = writtenCaptions({ film });
  return (
    <>
      <PresenterHead title={title === '' ? inLanguage(landscape.name, language) : title} minutes={null} />
      <main className="presenterMain" data-scrolled tabIndex={0}>
        <p className="presenterStep">
          <StepReadout />
        </p>
        {caption !== '' && <p className="presenterNotes">{caption}</p>}
        <ul className="presenterRunners" aria-label={t('present.legend')}>
          {runners
            .filter((runner) => runner.visible)
            .map((runner) => (
              <li key={runner.key}>
                <RunnerMark look={runner} size={20} />
                <span>{names.get(runner.key)}</span>
                <RunnerReadout runnerKey={runner.key} />
              </li>
            ))}
        </ul>
      </main>
      {captions.length > 0 && (
        // Scrolled by keys, too.
        <aside className="presenterAside" data-scrolled tabIndex={0}>
          <section className="presenterCard">
            <h3>{t('presenter.captions')}</h3>
            <ol className="presenterCaptions">
              {captions.map(({ fromStep, text }) => (
                <li key={fromStep}>
                  <span>{fromStep}</span> {text}
                </li>
              ))}
            </ol>
          </section>
        </aside>
      )}
      <PresenterFoot
        back={{ label: t('presenter.toStart') }}
        next={{
          label: t(playing ? 'transport.pause' : 'transport.play'),
          icon: playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />,
        }}
      />
    </>
  );
}
